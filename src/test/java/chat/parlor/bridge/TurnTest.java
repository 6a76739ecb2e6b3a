package chat.parlor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is left for the end of a turn happens then, once, whatever else fails there.
@Timeout(60)
class TurnTest {
  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Turn turn = new Turn(loop);
  private final List<String> done = new ArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void roomsComeBeforeSockets() {
    inOneTurn(
        () -> {
          turn.flush(() -> done.add("socket"));
          turn.deliver(
              () -> {
                done.add("room");
                turn.flush(() -> done.add("socket of the room"));
              });
          done.add("turn");
        });
    assertThat(done).containsExactly("turn", "room", "socket", "socket of the room");
  }

  @Test
  void whatFailsKeepsNothingFromTheOthers() {
    inOneTurn(
        () -> {
          turn.flush(() -> fail(new IllegalStateException("expected here")));
          turn.flush(() -> done.add("another"));
        });
    assertThat(done).containsExactly("another");
  }

  @Test
  void noErrorEndsTheTurnsOfALoop() {
    inOneTurn(
        () -> {
          turn.deliver(() -> fail(new OutOfMemoryError("expected here")));
          turn.deliver(() -> done.add("another"));
          turn.flush(() -> done.add("socket"));
        });
    inOneTurn(() -> turn.flush(() -> done.add("later")));
    assertThat(done).containsExactly("another", "socket", "later");
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private static void fail(Error error) {
    throw error;
  }

  /// Returns after the turn, and those that it has planned, have ended.
  private void inOneTurn(Runnable work) {
    var ended = Promise.<Void>promise();
    loop.runOnContext(
        v -> {
          work.run();
          loop.runOnContext(w -> loop.runOnContext(x -> loop.runOnContext(y -> ended.complete())));
        });
    ended.future().await();
  }
}
