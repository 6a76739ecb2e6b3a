package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is there and who is typing, as the others in the room see it, and nobody else.
@Tag("databases")
@Timeout(600)
class PresenceTest extends OnOneServer {
  private Company.Guest alice;
  private Company.Guest bob;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
  }

  @Test
  void theLastSocketThatGoesTakesItsUserOffline() {
    var room = room(alice, bob);
    var heard = alice.bus().listen(room.getString("id"));
    assertThat(online(room)).isTrue();
    try (var phone = company.another(bob.session())) {
      bob.bus().close();
      phone.settle();
      assertThat(online(room)).isTrue();
    }
    heard.await(body -> says(body, bob.id(), false));
    assertThat(online(room)).isFalse();
    assertThat(member(room).getString("lastSeen")).isNotEmpty();

    company.another(bob.session());
    await().atMost(Duration.ofSeconds(60)).until(() -> online(room));
    heard.await(body -> says(body, bob.id(), true));
  }

  @Test
  void aReloadDoesNotFlicker() {
    var room = room(alice, bob);
    var heard = alice.bus().listen(room.getString("id"));
    for (int i = 0; i < 5; i++) {
      bob.bus().close();
      company.another(bob.session());
    }
    var carl = company.invite("carl");
    carl.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    heard.await(body -> says(body, carl.id(), true) || joined(body, carl.id()));
    assertThat(heard.bodies()).noneMatch(body -> says(body, bob.id(), false));
  }

  @Test
  void typingIsSeenInTheRoomAndNowhereElse() {
    var room = room(alice, bob);
    var outsider = company.invite("eve");
    var elsewhere = outsider.bus().listen(room(outsider).getString("id"));
    var heard = alice.bus().listen(room.getString("id"));
    bob.bus().ask("room.typing", in(room));
    var typing = heard.await("typing");
    assertThat(typing.getJsonObject("user").getString("id")).isEqualTo(bob.id());
    assertThat(typing.containsKey("seq")).isFalse();
    outsider.bus().settle();
    assertThat(elsewhere.bodies()).noneMatch(body -> "typing".equals(body.getString("kind")));
  }

  private boolean online(JsonObject room) {
    return member(room).getBoolean("online");
  }

  private JsonObject member(JsonObject room) {
    return alice.bus().ask("room.members", in(room)).getJsonArray("members").stream()
        .map(JsonObject.class::cast)
        .filter(member -> member.getJsonObject("user").getString("id").equals(bob.id()))
        .findFirst()
        .orElseThrow();
  }

  /// Whether a presence frame, in itself or in what it carries along, says this of a user.
  static boolean says(JsonObject body, String userId, boolean online) {
    if (!"presence".equals(body.getString("kind")) || !body.containsKey("user")) {
      return false;
    }
    var also = body.getJsonArray("also");
    var carried =
        also == null ? Stream.<JsonObject>empty() : also.stream().map(JsonObject.class::cast);
    return Stream.concat(Stream.of(body), carried)
        .anyMatch(
            change ->
                change.getJsonObject("user").getString("id").equals(userId)
                    && change.getBoolean("online") == online);
  }

  private static boolean joined(JsonObject body, String userId) {
    return "member.joined".equals(body.getString("kind"))
        && body.getJsonObject("user").getString("id").equals(userId);
  }
}
