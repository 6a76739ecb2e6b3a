package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Fleet;
import chat.parlor.testing.Inbox;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one database, to the people on them one Parlor.
@Timeout(600)
class ClusterTest {
  @TempDir static Path directory;
  private static Fleet fleet;

  private Neighbours neighbours;
  private Company.Guest alice;
  private Company.Guest bob;
  private JsonObject room;

  @BeforeAll
  static void start() {
    fleet = Fleet.start(directory, 2, Map.of());
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void gather() {
    neighbours = Neighbours.on(fleet);
    alice = neighbours.alice();
    bob = neighbours.bob();
    room = neighbours.room();
  }

  @AfterEach
  void disperse() {
    neighbours.close();
  }

  @Test
  void peopleOnDifferentNodesTalkUnderTheSameNumbers() {
    var alices = alice.bus().register("room." + room.getString("id"), 0L);
    var bobs = bob.bus().register("room." + room.getString("id"), 0L);
    var answers = new ArrayList<CompletableFuture<JsonObject>>();
    for (var i = 0; i < 200; i++) {
      var guest = i % 2 == 0 ? alice : bob;
      answers.add(
          guest
              .bus()
              .send("message.post", in(room).put("clientId", "c" + i).put("text", "Message " + i)));
    }
    answers.forEach(CompletableFuture::join);
    var joins = 2;
    alices.awaitSeq(200 + joins);
    bobs.awaitSeq(200 + joins);
    assertThat(alices.events()).isEqualTo(bobs.events());
    assertThat(alices.events().stream().map(event -> event.getLong("seq")))
        .isEqualTo(LongStream.rangeClosed(1, 200 + joins).boxed().toList());
  }

  @Test
  void aMessageSentAgainByAnotherNodeIsTheSame() {
    var twin = neighbours.there().another(alice.session());
    var message = in(room).put("clientId", "once").put("text", "Once");
    var first = alice.bus().send("message.post", message);
    var second = twin.send("message.post", message);
    assertThat(first.join()).isEqualTo(second.join());
  }

  @Test
  void oneClientIdInTwoRoomsAtOnceIsTakenOnce() {
    var twin = neighbours.there().another(alice.session());
    var other = room(alice);
    for (var i = 0; i < 20; i++) {
      var message = new JsonObject().put("clientId", "both" + i).put("text", "Which?");
      var first = alice.bus().send("message.post", message.copy().mergeIn(in(room)));
      var second = twin.send("message.post", message.copy().mergeIn(in(other)));
      var outcomes =
          Stream.of(first, second)
              .map(
                  reply ->
                      reply
                          .handle((body, refusal) -> refusal == null ? "" : refusal.getMessage())
                          .join())
              .toList();
      assertThat(outcomes).containsOnlyOnce("").anyMatch(said -> said.contains("taken"));
    }
  }

  @Test
  void presenceAndTypingAreSeenFromTheOtherNode() {
    var heard = alice.bus().listen(room.getString("id"));
    await().atMost(Duration.ofSeconds(10)).until(() -> online(alice, bob));
    bob.bus().ask("room.typing", in(room));
    assertThat(heard.await("typing").getJsonObject("user").getString("id")).isEqualTo(bob.id());
    bob.bus().close();
    heard.await(body -> says(body, bob.id(), false));
    assertThat(online(alice, bob)).isFalse();
    neighbours.there().another(bob.session());
    heard.await(body -> says(body, bob.id(), true));
  }

  @Test
  void whoIsOnBothNodesGoesOfflineWithTheLastSocket() {
    var heard = alice.bus().listen(room.getString("id"));
    await().atMost(Duration.ofSeconds(10)).until(() -> online(alice, bob));
    var second = neighbours.here().another(bob.session());
    bob.bus().close();
    var carl = neighbours.there().invite("carl");
    carl.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    heard.await(body -> says(body, carl.id(), true));
    carl.bus().close();
    heard.await(body -> says(body, carl.id(), false));
    assertThat(online(alice, bob)).isTrue();
    assertThat(heard.bodies()).noneMatch(body -> says(body, bob.id(), false));
    second.close();
    heard.await(body -> says(body, bob.id(), false));
  }

  @Test
  void whoIsRemovedOnOneNodeHearsNothingOnTheOther() {
    var heard = bob.bus().listen(room.getString("id"));
    alice.bus().ask("room.removeMember", in(room).put("user", bob.id()));
    assertThat(heard.awaitRefusal().getMessage()).contains("not_a_member");
    say(alice, room, "Without Bob");
    bob.bus().settle();
    assertThat(texts(heard)).doesNotContain("Without Bob");
    assertThat(bob.bus().askInVain("room.sync", in(room).put("after", 0).put("limit", 10)))
        .hasMessageContaining("no_such_room");
  }

  /// The removal and what is said after it come to the other node in one go.
  @Test
  void whoIsRemovedHearsNothingThatWasSaidAfterIt() {
    for (var round = 0; round < 10; round++) {
      var salon = room(alice, bob);
      var heard = bob.bus().listen(salon.getString("id"));
      alice.bus().send("room.removeMember", in(salon).put("user", bob.id()));
      CompletableFuture<JsonObject> last = null;
      for (var i = 0; i < 5; i++) {
        var secret = in(salon).put("clientId", "secret" + round + "." + i).put("text", "Secret");
        last = alice.bus().send("message.post", secret);
      }
      last.join();
      assertThat(heard.awaitRefusal().getMessage()).contains("not_a_member");
      assertThat(texts(heard)).isEmpty();
    }
  }

  @Test
  void aSessionThatEndsOnOneNodeEndsOnTheOther() {
    var twin = neighbours.there().another(alice.session());
    fleet.node(0).api().signOut(alice.session());
    assertThat(twin.awaitClose()).isEqualTo(4001);
  }

  @Test
  void aTokenOfOneNodeIsGoodOnTheOther() {
    assertThat(
            neighbours.there().another(alice.session()).ask("room.list", new JsonObject()).encode())
        .contains(room.getString("id"));
    var renewed = fleet.node(1).api().refresh(alice.session());
    assertThat(neighbours.here().another(renewed).isOpen()).isTrue();
  }

  @Test
  void wrongPasswordsCountOnAllNodes() {
    var wrong =
        new JsonObject()
            .put("username", alice.session().username())
            .put("password", "not the password");
    for (var i = 0; i < 5; i++) {
      assertThat(fleet.node(0).api().post("/sessions", wrong).status()).isEqualTo(401);
    }
    assertThat(fleet.node(1).api().post("/sessions", wrong).status()).isEqualTo(429);
  }

  @Test
  void readPositionsTravel() {
    var twin = neighbours.there().another(alice.session());
    var notices = twin.register("user." + alice.id());
    twin.settle();
    alice.bus().ask("read.mark", in(room).put("seq", 1));
    assertThat(notices.await("read").getLong("read")).isEqualTo(1);
  }

  private static boolean online(Company.Guest asking, Company.Guest about, JsonObject room) {
    return asking.bus().ask("room.members", in(room)).getJsonArray("members").stream()
        .map(JsonObject.class::cast)
        .filter(member -> member.getJsonObject("user").getString("id").equals(about.id()))
        .anyMatch(member -> member.getBoolean("online"));
  }

  private boolean online(Company.Guest asking, Company.Guest about) {
    return online(asking, about, room);
  }

  private static java.util.List<String> texts(Inbox inbox) {
    return inbox.events().stream()
        .filter(event -> event.containsKey("message"))
        .map(event -> event.getJsonObject("message").getString("text"))
        .toList();
  }

  private static boolean says(JsonObject body, String userId, boolean online) {
    return PresenceTest.says(body, userId, online);
  }
}
