package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
@Tag("sockets")
class ResumeTest {
  private static final int IN_FLIGHT_MAX = 200;
  private static final List<String> EMOJI = List.of("👍", "❤️", "👩‍🚀", "🇳🇱");

  @TempDir static Path data;
  private static ParlorProcess parlor;
  private static Api.Session alice;
  private static Api.Session bob;
  private static Api.Session carl;

  private final Random random = new Random(7);
  private final Set<String> reacted = new HashSet<>();
  private String room;
  private String code;
  private boolean carlIsIn;

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
    code = created.getJsonObject("room").getString("code");
    carlIsIn = false;
    member.ask("room.join", new JsonObject().put("code", code));
    try (var passing = BusClient.open(parlor.uri(), carl)) {
      passing.ask("room.join", new JsonObject().put("code", code));
      passing.ask("room.leave", in());
    }
  }

  /// Posts, edits, deletes, reactions, comers, goers and topics, `events` of them, several under
  /// way at a time.
  private void talk(BusClient speaker, int events) {
    var alive = new ArrayList<String>();
    var underWay = new ArrayDeque<CompletableFuture<JsonObject>>();
    for (int i = 0; i < events; i++) {
      int dice = random.nextInt(100);
      if (i % 40 == 20) {
        underWay.add(speaker.send("room.change", in().put("topic", "topic " + random.nextInt())));
      } else if (i % 40 == 30) {
        comeOrGo();
      } else if (alive.isEmpty() || dice < 70) {
        underWay.add(speaker.send("message.post", post("line " + i + " @carl ", alive)));
      } else if (dice < 86) {
        var id = alive.get(random.nextInt(alive.size()));
        var emoji = EMOJI.get(random.nextInt(EMOJI.size()));
        var command = reacted.add(id + emoji) ? "message.react" : "message.unreact";
        if (command.equals("message.unreact")) {
          reacted.remove(id + emoji);
        }
        underWay.add(speaker.send(command, message(id).put("emoji", emoji)));
      } else if (dice < 94) {
        var id = alive.get(random.nextInt(alive.size()));
        underWay.add(speaker.send("message.edit", message(id).put("text", "better @all " + i)));
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

  /// Somebody else is in the room now and then.
  private void comeOrGo() {
    try (var passing = BusClient.open(parlor.uri(), carl)) {
      if (carlIsIn) {
        passing.ask("room.leave", in());
      } else {
        passing.ask("room.join", new JsonObject().put("code", code));
      }
    }
    carlIsIn = !carlIsIn;
  }

  private JsonObject in() {
    return new JsonObject().put("room", room);
  }

  private JsonObject message(String id) {
    return in().put("id", id);
  }

  /// Every third answers an earlier one.
  private JsonObject post(String text, List<String> alive) {
    var post = post(text.repeat(1 + random.nextInt(60)));
    return alive.isEmpty() || random.nextInt(3) > 0
        ? post
        : post.put("replyTo", alive.get(random.nextInt(alive.size())));
  }

  private JsonObject post(String text) {
    return in().put("clientId", UUID.randomUUID().toString()).put("text", text);
  }
}
