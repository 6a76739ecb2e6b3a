package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who was away, however long, ends with exactly what a fresh load shows.
@Tag("databases")
@Timeout(600)
class ResumeTest {
  private static final int IN_FLIGHT_MAX = 200;

  @TempDir static Path data;
  private static ParlorProcess parlor;
  private static Api.Session alice;
  private static Api.Session bob;
  private static Api.Session carl;

  private final Random random = new Random(7);
  private String room;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
    alice = parlor.api().signUp("alice");
    bob = parlor.api().signUp("bob");
    carl = parlor.api().signUp("carl");
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 101, 5000})
  void anAbsenceOfAnyLengthIsMadeUpFor(int events) {
    try (var speaker = BusClient.open(parlor.uri(), alice);
        var returning = BusClient.open(parlor.uri(), bob)) {
      openRoom(speaker, returning);
      talk(speaker, 10);
      var before = RoomCopy.load(returning, room);
      talk(speaker, events);

      var fresh = RoomCopy.load(returning, room);
      assertThat(fresh.last()).isGreaterThanOrEqualTo(before.last() + events);
      before.copy().sync(returning, room, 500).assertEquals(fresh);
      before.copy().sync(returning, room, 1 + events / 40).assertEquals(fresh);
      new RoomCopy().sync(returning, room, 500).assertEquals(fresh);
      before.copy().apply(replay(returning, before.last())).assertEquals(fresh);
    }
    try (var everything = BusClient.open(parlor.uri(), bob)) {
      var fresh = RoomCopy.load(everything, room);
      new RoomCopy().apply(replay(everything, 0)).assertEquals(fresh);
    }
  }

  @Test
  void whoReturnsInTheMiddleOfATalkMissesNothingAndHearsNothingTwice() {
    try (var speaker = BusClient.open(parlor.uri(), alice);
        var returning = BusClient.open(parlor.uri(), bob)) {
      openRoom(speaker, returning);
      talk(speaker, 50);
      for (int round = 0; round < 10; round++) {
        var before = RoomCopy.load(returning, room);
        talk(speaker, 60);
        var talking = CompletableFuture.runAsync(() -> talk(speaker, 300));
        var inbox = returning.register("room." + room, before.last());
        talking.join();
        var fresh = RoomCopy.load(returning, room);
        inbox.awaitSeq(fresh.last());
        returning.unregister("room." + room);
        before.apply(inbox.events()).assertEquals(fresh);
      }
    }
  }

  @Test
  void aDeletedTextIsNowhereToBeHad() {
    try (var speaker = BusClient.open(parlor.uri(), alice);
        var returning = BusClient.open(parlor.uri(), bob)) {
      openRoom(speaker, returning);
      var secret = "swordfish" + UUID.randomUUID();
      var id = speaker.ask("message.post", post(secret)).getString("id");
      speaker.ask("message.edit", message(id).put("text", secret + " again"));
      speaker.ask("message.delete", message(id));

      var synced = returning.ask("room.sync", in().put("after", 0).put("limit", 500));
      var history = returning.ask("message.history", in());
      assertThat(synced.encode()).doesNotContain("swordfish");
      assertThat(history.encode()).doesNotContain("swordfish");
      assertThat(replay(returning, 0).toString()).doesNotContain("swordfish");
    }
  }

  @Test
  void aNumberAheadOfTheLogIsAnsweredWithTheHead() {
    try (var speaker = BusClient.open(parlor.uri(), alice);
        var returning = BusClient.open(parlor.uri(), bob)) {
      openRoom(speaker, returning);
      long head = RoomCopy.load(returning, room).last();
      var inbox = returning.register("room." + room, head + 1000);
      assertThat(inbox.await("head").getLong("head")).isEqualTo(head);
      assertThat(inbox.events()).isEmpty();
    }
  }

  private List<JsonObject> replay(BusClient bus, long since) {
    var inbox = bus.register("room." + room, since);
    inbox.await("head");
    bus.unregister("room." + room);
    bus.settle();
    return inbox.events();
  }

  private void openRoom(BusClient owner, BusClient member) {
    var created = owner.ask("room.create", new JsonObject().put("name", "Long absence"));
    room = created.getJsonObject("room").getString("id");
    var code = created.getJsonObject("room").getString("code");
    member.ask("room.join", new JsonObject().put("code", code));
    try (var passing = BusClient.open(parlor.uri(), carl)) {
      passing.ask("room.join", new JsonObject().put("code", code));
      passing.ask("room.leave", in());
    }
  }

  /// Posts, edits and deletes, `events` of them, several under way at a time.
  private void talk(BusClient speaker, int events) {
    var alive = new ArrayList<String>();
    var underWay = new ArrayDeque<CompletableFuture<JsonObject>>();
    for (int i = 0; i < events; i++) {
      int dice = random.nextInt(100);
      if (alive.isEmpty() || dice < 80) {
        underWay.add(speaker.send("message.post", post("line " + i)));
      } else if (dice < 92) {
        var id = alive.get(random.nextInt(alive.size()));
        underWay.add(speaker.send("message.edit", message(id).put("text", "better " + i)));
      } else {
        var id = alive.remove(random.nextInt(alive.size()));
        underWay.add(speaker.send("message.delete", message(id)));
      }
      while (underWay.size() > (i == events - 1 ? 0 : Math.min(IN_FLIGHT_MAX, events / 3))) {
        var id = underWay.poll().join().getString("id");
        if (id != null) {
          alive.add(id);
        }
      }
    }
  }

  private JsonObject in() {
    return new JsonObject().put("room", room);
  }

  private JsonObject message(String id) {
    return in().put("id", id);
  }

  private JsonObject post(String text) {
    return in().put("clientId", UUID.randomUUID().toString()).put("text", text);
  }
}
