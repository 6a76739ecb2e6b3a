package chat.parlor.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What comings and goings cost those who look on.
@Timeout(60)
class WindowTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final List<JsonObject> frames = new CopyOnWriteArrayList<>();
  private final AtomicBoolean idle = new AtomicBoolean();
  private final Window window = new Window(vertx, frames::add, () -> idle.set(true));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aFewAreToldOneByOne() {
    change(0, 1, true);
    change(1, 5, true);
    awaitIdle();
    assertThat(frames).hasSize(5).allMatch(frame -> !frame.containsKey("also"));
  }

  @Test
  void manyComeTogether() {
    change(0, 1, true);
    change(1, 41, true);
    awaitIdle();
    assertThat(frames).hasSize(2);
    assertThat(people(frames.getLast())).hasSize(40);
  }

  @Test
  void onlyTheLastOfSomebodysChangesIsTold() {
    change(0, 1, true);
    IntStream.range(0, 20).forEach(i -> change(1, 2, i % 2 == 0));
    awaitIdle();
    assertThat(frames).hasSize(2);
    assertThat(frames.getLast().getBoolean("online")).isFalse();
  }

  /// The first change is told at once; what the timer of a second then finds is one frame each
  /// time.
  @Test
  void aThousandWhoComeAndGoAreNoMoreThanOneFrameASecond() {
    change(0, 1, true);
    var turns = 12;
    var began = System.nanoTime();
    for (var turn = 0; turn < turns; turn++) {
      change(0, 1_000, turn % 2 == 0);
      pause(250);
    }
    var told = frames.size();
    var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    assertThat(told).isLessThanOrEqualTo(1 + (int) seconds + 1);
    awaitIdle();
    assertThat(frames).anyMatch(frame -> frame.getBoolean("stale", false));
  }

  private void change(int from, int to, boolean online) {
    loop.runOnContext(
        v ->
            IntStream.range(from, to)
                .mapToObj(i -> new User("u" + i, "user" + i, "User " + i))
                .forEach(user -> window.add(new Change(user, online, Times.now()))));
  }

  private void pause(int ms) {
    var over = new AtomicBoolean();
    vertx.setTimer(ms, timer -> over.set(true));
    await().pollInterval(Duration.ofMillis(5)).untilTrue(over);
  }

  private void awaitIdle() {
    await().atMost(Duration.ofSeconds(30)).untilTrue(idle);
  }

  private static List<Object> people(JsonObject frame) {
    return Stream.concat(Stream.of(frame), frame.getJsonArray("also").stream()).toList();
  }
}
