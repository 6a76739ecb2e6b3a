package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Fleet;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Reminders are told once, whichever server is there, and late when none was.
@Timeout(600)
class ReminderLossTest {
  private static final int MANY = 120;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void whatWasDueWhileNobodyWasThereIsToldLate() {
    try (var parlor = ParlorProcess.startWithoutLimits(directory)) {
      var bob = parlor.api().signUp("bob");
      var due = Instant.now().plusSeconds(2);
      try (var bus = BusClient.open(parlor.uri(), bob)) {
        ask(bus, "missed", due);
        ask(bus, "still to come", due.plusSeconds(3_600));
        parlor.kill();
      }
      await().atMost(SOON).until(() -> Instant.now().isAfter(due.plusSeconds(11)));
      for (var start = 0; start < 2; start++) {
        parlor.startAgain();
        try (var bus = BusClient.open(parlor.uri(), parlor.api().signIn("bob"))) {
          await().atMost(SOON).until(() -> !Notified.notices(bus).isEmpty());
          assertThat(RemindersTest.waiting(bus)).hasSize(1);
          var told = Notified.notices(bus);
          assertThat(told).hasSize(1);
          var reminder = told.getFirst().getJsonObject("reminder");
          assertThat(reminder.getString("text")).isEqualTo("missed");
          assertThat(reminder.getBoolean("late")).isTrue();
          assertThat(Instant.parse(reminder.getString("at"))).isBeforeOrEqualTo(due);
        }
        parlor.kill();
      }
    }
  }

  @Test
  void killedWhileItTellsItTellsTheOthersAfterwards() {
    try (var parlor = ParlorProcess.startWithoutLimits(directory)) {
      var bob = parlor.api().signUp("bob");
      try (var bus = BusClient.open(parlor.uri(), bob)) {
        var device = bus.register("user." + bob.userId());
        askMany(List.of(bus), Instant.now().plusSeconds(6));
        await().atMost(SOON).until(() -> RemindersTest.told(device).size() > MANY / 4);
        parlor.kill();
      }
      parlor.startAgain();
      assertEachOnce(parlor, parlor.api().signIn("bob"));
    }
  }

  @Test
  void twoNodesTellOnceAlsoWhenOneOfThemIsKilled() {
    try (var fleet = Fleet.start(directory, 2, Map.of())) {
      var bob = fleet.node(0).api().signUp("bob");
      try (var one = BusClient.open(fleet.node(0).uri(), bob);
          var other = BusClient.open(fleet.node(1).uri(), bob)) {
        var device = other.register("user." + bob.userId());
        other.settle();
        askMany(List.of(one, other), Instant.now().plusSeconds(6));
        await().atMost(SOON).until(() -> RemindersTest.told(device).size() > MANY / 4);
        fleet.node(0).kill();
        assertEachOnce(fleet.node(1), bob);
        var told = RemindersTest.told(device).stream().map(RemindersTest::text).toList();
        assertThat(told).doesNotHaveDuplicates();
      }
    }
  }

  private static void assertEachOnce(ParlorProcess parlor, Api.Session bob) {
    try (var bus = BusClient.open(parlor.uri(), bob)) {
      await().atMost(SOON).until(() -> RemindersTest.waiting(bus).isEmpty());
      var texts =
          Notified.notices(bus).stream()
              .map(notice -> notice.getJsonObject("reminder").getString("text"))
              .toList();
      var all = IntStream.range(0, MANY).mapToObj(i -> "number " + i).toList();
      assertThat(texts).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  /// Reminders that become due one after the other within three seconds.
  private static void askMany(List<BusClient> sockets, Instant from) {
    var asked = new ArrayList<CompletableFuture<JsonObject>>();
    for (var i = 0; i < MANY; i++) {
      var at = from.plusMillis(i * 3_000L / MANY);
      asked.add(sockets.get(i % sockets.size()).send("reminder.add", reminder("number " + i, at)));
    }
    asked.forEach(CompletableFuture::join);
  }

  private static void ask(BusClient bus, String text, Instant at) {
    bus.ask("reminder.add", reminder(text, at));
  }

  private static JsonObject reminder(String text, Instant at) {
    return new JsonObject().put("text", text).put("at", at.toString());
  }
}
