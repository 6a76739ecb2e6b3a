package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Inbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How somebody shows himself, and who hears of it.
@Timeout(600)
class ProfileTest extends InBothPlaces {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void whatIsChangedIsKeptAndToldToOnesOwnDevices() {
    var twin = there.another(alice.session());
    var notices = twin.register("user." + alice.id());
    twin.settle();
    var wish =
        new JsonObject()
            .put("timeZone", "Europe/Vienna")
            .put("theme", "dark")
            .put("findable", false)
            .put("receipts", false)
            .put("directsFrom", "friends")
            .put("status", new JsonObject().put("text", "  On holiday "));
    var now = change(alice, wish);
    assertThat(now.getString("timeZone")).isEqualTo("Europe/Vienna");
    assertThat(now.getString("theme")).isEqualTo("dark");
    assertThat(now.getBoolean("findable")).isFalse();
    assertThat(now.getBoolean("receipts")).isFalse();
    assertThat(now.getString("directsFrom")).isEqualTo("friends");
    assertThat(now.getJsonObject("status")).isEqualTo(new JsonObject().put("text", "On holiday"));
    assertThat(notices.await("me.changed").getJsonObject("me")).isEqualTo(now);
    assertThat(read(alice)).isEqualTo(now);
    assertThat(change(alice, new JsonObject())).isEqualTo(now);
    var status = new JsonObject().put("status", new JsonObject().put("text", ""));
    assertThat(change(alice, status).containsKey("status")).isFalse();
  }

  @Test
  void aNewNameIsTheOneUnderWhichOneSpeaks() {
    var room = room(alice, bob);
    var heard = bob.bus().listen(room.getString("id"));
    var notices = notices(bob);
    befriend();
    change(alice, new JsonObject().put("displayName", "Alice B."));
    assertThat(heard.await("user.changed").getJsonObject("user").getString("displayName"))
        .isEqualTo("Alice B.");
    assertThat(notices.await("user.changed").getJsonObject("user").getString("displayName"))
        .isEqualTo("Alice B.");
    var seq = say(alice, room, "It is still me").getLong("seq");
    assertThat(author(heard.awaitSeq(seq))).isEqualTo("Alice B.");
    var late = there.another(alice.session());
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var post = in(room).put("clientId", "c" + System.nanoTime()).put("text", "And here");
              var number = late.ask("message.post", post).getLong("seq");
              assertThat(author(heard.awaitSeq(number))).isEqualTo("Alice B.");
            });
    var me = places.there().api().request("/me");
    me.header("authorization", "Bearer " + alice.session().token()).GET();
    assertThat(places.there().api().send(me).body().getJsonObject("user").getString("displayName"))
        .isEqualTo("Alice B.");
    bob.bus().ask("room.leave", in(room));
  }

  @Test
  void aNewNameIsTheOneThatIsFound() {
    var name = "Quintessa" + System.nanoTime();
    change(alice, new JsonObject().put("displayName", name));
    assertThat(find(bob, name)).contains(alice.id());
    change(alice, new JsonObject().put("findable", false));
    assertThat(find(bob, name)).isEmpty();
    assertThat(find(bob, alice.session().username())).isEmpty();
    change(alice, new JsonObject().put("findable", true));
    assertThat(find(bob, alice.session().username())).contains(alice.id());
  }

  @Test
  void aStatusEndsByItself() {
    var soon = OffsetDateTime.now().plusSeconds(3).toString();
    var status = new JsonObject().put("text", "Back in a moment").put("until", soon);
    var now = change(alice, new JsonObject().put("status", status));
    assertThat(now.getJsonObject("status").getString("until")).endsWith("Z");
    await().atMost(SOON).until(() -> !read(alice).containsKey("status"));
  }

  @Test
  void whoHearsFriendsAloneIsLeftInPeaceByOthers() {
    var direct = bob.bus().ask("direct.open", with(alice)).getJsonObject("room");
    say(bob, direct, "Hello");
    change(alice, new JsonObject().put("directsFrom", "friends"));
    var post = in(direct).put("clientId", "c").put("text", "Hello?");
    var refused = bob.bus().askInVain("message.post", post);
    assertThat(refused.code()).isEqualTo("not_allowed");
    var carol = there.invite("carol");
    alice.bus().ask("block.add", new JsonObject().put("user", carol.id()));
    var blocked = carol.bus().askInVain("direct.open", with(alice));
    assertThat(blocked.getMessage()).isEqualTo(refused.getMessage());
    befriend();
    say(bob, direct, "Hello, friend");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    for (var wrong :
        List.of(
            new JsonObject().put("displayName", " "),
            new JsonObject().put("displayName", "a\nb"),
            new JsonObject().put("displayName", "x".repeat(65)),
            new JsonObject().put("timeZone", "Mars/Olympus"),
            new JsonObject().put("theme", "pink"),
            new JsonObject().put("directsFrom", "nobody"),
            new JsonObject().put("findable", "yes"),
            new JsonObject().put("receipts", 1),
            new JsonObject().put("username", "other"),
            new JsonObject().put("status", "text"),
            new JsonObject().put("status", new JsonObject()),
            new JsonObject().put("status", new JsonObject().put("text", "x".repeat(101))),
            new JsonObject().put("status", new JsonObject().put("text", "a\u202eb")),
            new JsonObject().put("status", new JsonObject().put("text", "x").put("until", "soon")),
            new JsonObject().put("status", new JsonObject().put("text", "x").put("more", 1)))) {
      assertThat(alice.bus().askInVain("me.change", wrong).failureCode())
          .as(wrong.encode())
          .isEqualTo(400);
    }
  }

  private void befriend() {
    alice.bus().ask("friend.request", new JsonObject().put("user", bob.id()));
    bob.bus().ask("friend.accept", new JsonObject().put("user", alice.id()));
  }

  private static JsonObject change(Company.Guest guest, JsonObject wish) {
    return guest.bus().ask("me.change", wish).getJsonObject("me");
  }

  private static JsonObject read(Company.Guest guest) {
    return guest.bus().ask("me.read", new JsonObject()).getJsonObject("me");
  }

  private static List<String> find(Company.Guest guest, String text) {
    var found = guest.bus().ask("people.find", new JsonObject().put("text", text));
    return found.getJsonArray("people").stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }

  private static String author(JsonObject event) {
    assertThat(event.getJsonObject("user"))
        .isEqualTo(event.getJsonObject("message").getJsonObject("author"));
    return event.getJsonObject("user").getString("displayName");
  }

  private static JsonObject with(Company.Guest other) {
    return new JsonObject().put("users", new JsonArray().add(other.id()));
  }

  private static Inbox notices(Company.Guest guest) {
    var inbox = guest.bus().register("user." + guest.id());
    guest.bus().settle();
    return inbox;
  }
}
