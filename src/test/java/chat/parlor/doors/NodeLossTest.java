package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.Fleet;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What those on one node notice when the other one dies, hangs or is told to go.
@Timeout(600)
class NodeLossTest {
  @TempDir Path directory;

  private Fleet fleet;
  private Neighbours neighbours;
  private Company.Guest alice;
  private Company.Guest bob;
  private JsonObject room;

  @BeforeEach
  void gather() {
    fleet = Fleet.start(directory, 2, Map.of());
    neighbours = Neighbours.on(fleet);
    alice = neighbours.alice();
    bob = neighbours.bob();
    room = neighbours.room();
  }

  @AfterEach
  void disperse() {
    neighbours.close();
    fleet.close();
  }

  @Test
  void aKilledNodeTakesItsPeopleWithItAndComesBack() {
    var heard = alice.bus().listen(room.getString("id"));
    assertThat(say(bob, room, "Before").getLong("seq")).isEqualTo(3);
    fleet.node(1).kill();
    heard.await(body -> PresenceTest.says(body, bob.id(), false));
    assertThat(say(alice, room, "Meanwhile").getLong("seq")).isEqualTo(4);

    fleet.node(1).startAgain();
    var back = neighbours.there().another(bob.session());
    var again = back.register("room." + room.getString("id"), 3L);
    assertThat(again.awaitSeq(4).getJsonObject("message").getString("text")).isEqualTo("Meanwhile");
    heard.await(body -> PresenceTest.says(body, bob.id(), true));
    post(back, "Back");
    heard.awaitSeq(5);
    assertThat(say(alice, room, "Welcome").getLong("seq")).isEqualTo(6);
    again.awaitSeq(6);
  }

  /// Who listens to a new room has to be asked of the cluster, of which one node does not answer.
  @Test
  void newRoomsAreWrittenInBeforeAHangingNodeIsGivenUp() {
    var heard = alice.bus().listen(room.getString("id"));
    fleet
        .node(1)
        .freezeAndDo(
            () -> {
              for (var i = 0; i < 6; i++) {
                say(alice, Company.room(alice), "New");
              }
              assertThat(heard.bodies())
                  .noneMatch(body -> PresenceTest.says(body, bob.id(), false));
            });
  }

  @Test
  void aNodeThatHangsHoldsNobodyUp() {
    var heard = alice.bus().listen(room.getString("id"));
    var other = bob.bus().listen(room.getString("id"));
    fleet
        .node(1)
        .freezeAndDo(
            () -> {
              for (var i = 0; i < 20; i++) {
                say(alice, room, "Message " + i);
              }
              heard.await(body -> PresenceTest.says(body, bob.id(), false));
              var carl = neighbours.here().invite("carl");
              carl.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
              carl.bus().listen(room.getString("id"));
            });
    other.awaitSeq(23);
    assertThat(other.events().stream().map(event -> event.getLong("seq")))
        .isEqualTo(LongStream.rangeClosed(3, 23).boxed().toList());
  }

  @Test
  void aNodeThatIsToldToGoSendsItsPeopleElsewhere() {
    var heard = alice.bus().listen(room.getString("id"));
    fleet.node(1).askToStop();
    assertThat(bob.bus().awaitClose()).isEqualTo(1012);
    neighbours.here().another(bob.session());
    assertThat(fleet.node(1).awaitEnd()).isZero();
    say(alice, room, "Still here?");
    heard.awaitSeq(3);
    alice.bus().settle();
    assertThat(heard.bodies()).noneMatch(body -> PresenceTest.says(body, bob.id(), false));
  }

  private void post(BusClient bus, String text) {
    bus.ask("message.post", in(room).put("clientId", text).put("text", text));
  }
}
