package chat.parlor.doors;

import static chat.parlor.doors.Company.find;
import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Taking one's data along, and closing an account.
@Timeout(600)
class LeaverTest extends InBothPlaces {
  private static final String PASSWORD = "correct horse battery";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void whatWasSaidStaysUnderAFormerMember() {
    var shared = room(alice, bob);
    var said = say(alice, shared, "For ever").getLong("seq");
    var twin = there.another(alice.session());
    var heard = bob.bus().listen(shared.getString("id"));
    assertThat(close(alice, "keep").status()).isEqualTo(204);
    assertThat(alice.bus().awaitClose()).isEqualTo(4001);
    assertThat(twin.awaitClose()).isEqualTo(4001);
    var left = heard.await("member.left");
    assertThat(left.getJsonObject("user").getString("displayName")).isEqualTo("Former member");
    var heir = heard.await("room.changed").getJsonObject("newOwner");
    assertThat(heir.getString("id")).isEqualTo(bob.id());
    var message = messages(bob, shared).getJsonObject(0);
    assertThat(message.getLong("seq")).isEqualTo(said);
    assertThat(message.getString("text")).isEqualTo("For ever");
    assertThat(message.getJsonObject("author").getString("displayName")).isEqualTo("Former member");
    assertThat(bob.bus().ask("room.members", in(shared)).getJsonArray("members")).hasSize(1);
  }

  @Test
  void whatWasSaidIsErasedWithEventsForEverybody() {
    var shared = room(bob, alice);
    var left = room(bob, alice);
    for (var i = 0; i < 120; i++) {
      say(alice, shared, "Secret " + i);
    }
    say(bob, shared, "Not mine");
    say(alice, left, "Secret of before");
    alice.bus().ask("room.leave", in(left));
    var direct = alice.bus().ask("direct.open", with(bob)).getJsonObject("room");
    say(alice, direct, "Secret between us");
    var heard = bob.bus().register("room." + shared.getString("id"), 0L);
    heard.await("head");
    assertThat(close(alice, "erase").status()).isEqualTo(204);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              for (var room : new JsonObject[] {shared, left, direct}) {
                assertThat(messages(bob, room).encode()).doesNotContain("Secret");
              }
            });
    assertThat(messages(bob, shared).encode()).contains("Not mine");
    var head = find(bob, shared).getLong("head");
    heard.awaitSeq(head);
    var events = heard.events();
    assertThat(events).hasSize((int) (long) head);
    var deleted = new HashSet<String>();
    for (var event : events) {
      if (event.getString("kind").equals("message.deleted")) {
        deleted.add(event.getJsonObject("message").getString("id"));
      }
    }
    assertThat(deleted).hasSize(120);
    var post = in(direct).put("clientId", "c").put("text", "Are you there?");
    assertThat(bob.bus().askInVain("message.post", post).code()).isEqualTo("not_allowed");
  }

  @Test
  void nothingOfThePersonIsLeft() {
    alice.bus().ask("friend.request", user(bob));
    bob.bus().ask("friend.accept", user(alice));
    var carol = there.invite("carol");
    carol.bus().ask("block.add", user(alice));
    assertThat(close(alice, "keep").status()).isEqualTo(204);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(bob.bus().ask("friend.list", new JsonObject()).getJsonArray("friends"))
                  .isEmpty();
              assertThat(carol.bus().ask("block.list", new JsonObject()).getJsonArray("blocked"))
                  .isEmpty();
            });
    var name = alice.session().username();
    var find = new JsonObject().put("text", name);
    assertThat(bob.bus().ask("people.find", find).getJsonArray("people")).isEmpty();
    assertThat(bob.bus().askInVain("friend.request", user(alice)).code()).isEqualTo("not_found");
    assertThat(bob.bus().askInVain("direct.open", with(alice)).code()).isEqualTo("not_found");
    var signIn = new JsonObject().put("username", name).put("password", PASSWORD);
    assertThat(places.here().api().post("/sessions", signIn).status()).isEqualTo(401);
    signIn.put("username", "former-" + alice.id().substring(6));
    assertThat(places.here().api().post("/sessions", signIn).status()).isEqualTo(401);
  }

  @Test
  void anAccountIsClosedByWhoKnowsThePassword() {
    var body = new JsonObject().put("password", "not that one").put("messages", "erase");
    assertThat(closing(alice, body).status()).isEqualTo(401);
    body.put("password", PASSWORD).put("messages", "burn");
    assertThat(closing(alice, body).status()).isEqualTo(400);
    body.remove("messages");
    assertThat(closing(alice, body).status()).isEqualTo(400);
    body.put("messages", "keep").put("user", bob.id());
    assertThat(closing(alice, body).status()).isEqualTo(400);
    assertThat(alice.bus().isOpen()).isTrue();
  }

  @Test
  void everythingIsTakenAlong() {
    var shared = room(alice, bob);
    for (var i = 0; i < 450; i++) {
      alice.bus().send("message.post", in(shared).put("clientId", "c" + i).put("text", "T" + i));
    }
    var last = say(alice, shared, "\u201cLast\u201d").getString("id");
    var message = in(shared).put("id", last);
    alice.bus().ask("message.edit", message.copy().put("text", "The very last"));
    alice.bus().ask("message.react", message.copy().put("emoji", "\ud83d\ude42"));
    alice.bus().ask("draft.set", in(shared).put("text", "To be continued"));
    say(bob, shared, "Of somebody else");
    alice.bus().ask("friend.request", user(bob));
    alice.bus().ask("block.add", user(there.invite("carol")));
    var named = say(bob, shared, "Of somebody else, @" + alice.session().username());
    var toKeep = in(shared).put("id", named.getString("id"));
    alice.bus().ask("keyword.set", new JsonObject().put("keywords", new JsonArray().add("tea")));
    alice.bus().ask("reminder.add", toKeep.put("when", "tomorrow").put("text", "Think"));
    var answer = take(alice.session());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("content-disposition")).contains("attachment");
    var data = answer.body();
    assertThat(data.getJsonObject("me").getString("username"))
        .isEqualTo(alice.session().username());
    assertThat(data.getJsonArray("sessions")).hasSize(1);
    assertThat(data.getJsonArray("friends").getJsonObject(0).getString("state"))
        .isEqualTo("outgoing");
    assertThat(data.getJsonArray("blocked")).hasSize(1);
    assertThat(data.getJsonArray("rooms")).hasSize(1);
    assertThat(data.getJsonArray("messages")).hasSize(451);
    assertThat(answer.response().body()).contains("The very last");
    assertThat(data.getJsonArray("edits").getJsonObject(0).getString("text"))
        .isEqualTo("\u201cLast\u201d");
    assertThat(data.getJsonArray("reactions").getJsonObject(0).getString("message"))
        .isEqualTo(last);
    assertThat(data.getJsonArray("drafts").getJsonObject(0).getString("text"))
        .isEqualTo("To be continued");
    assertThat(data.getJsonArray("keywords").getJsonObject(0).getString("keyword"))
        .isEqualTo("tea");
    assertThat(data.getJsonArray("notices").getJsonObject(0).getString("message"))
        .isEqualTo(named.getString("id"));
    assertThat(data.getJsonArray("reminders").getJsonObject(0).getString("text"))
        .isEqualTo("Think");
    assertThat(answer.response().body()).doesNotContain("Of somebody else");
    var api = places.here().api();
    assertThat(api.send(api.request("/me/data").GET()).status()).isEqualTo(401);
  }

  @Test
  void whatACrashBrokeOffIsDoneAfterwards() {
    var data = directory.resolve("crash" + System.nanoTime());
    String room;
    Api.Session owner;
    try (var parlor = ParlorProcess.start(data, ParlorProcess.NO_LIMITS)) {
      owner = parlor.api().signUp("owner");
      var leaver = parlor.api().signUp("leaver");
      try (var bus = BusClient.open(parlor.uri(), leaver);
          var owners = BusClient.open(parlor.uri(), owner)) {
        var created = owners.ask("room.create", new JsonObject().put("name", "Room"));
        room = created.getJsonObject("room").getString("id");
        bus.ask(
            "room.join",
            new JsonObject().put("code", created.getJsonObject("room").getString("code")));
        for (var i = 0; i < 500; i++) {
          bus.ask(
              "message.post",
              new JsonObject().put("room", room).put("clientId", "c" + i).put("text", "Secret"));
        }
        var body = new JsonObject().put("password", PASSWORD).put("messages", "erase");
        assertThat(parlor.api().ask(leaver, "POST", "/me/deletion", body).status()).isEqualTo(204);
        parlor.kill();
      }
    }
    try (var parlor = ParlorProcess.start(data, ParlorProcess.NO_LIMITS);
        var owners = BusClient.open(parlor.uri(), parlor.api().signIn("owner"))) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          owners
                              .ask("room.sync", new JsonObject().put("room", room).put("after", 0))
                              .encode())
                      .doesNotContain("Secret"));
    }
  }

  private static Api.Answer close(Company.Guest guest, String messages) {
    return closing(guest, new JsonObject().put("password", PASSWORD).put("messages", messages));
  }

  private static Api.Answer closing(Company.Guest guest, JsonObject body) {
    return places.here().api().ask(guest.session(), "POST", "/me/deletion", body);
  }

  private static Api.Answer take(Api.Session session) {
    return places.there().api().ask(session, "GET", "/me/data", null);
  }

  private static JsonArray messages(Company.Guest guest, JsonObject room) {
    var asked = in(room).put("limit", 100);
    return guest.bus().ask("message.history", asked).getJsonArray("messages");
  }

  private static JsonObject user(Company.Guest guest) {
    return new JsonObject().put("user", guest.id());
  }

  private static JsonObject with(Company.Guest other) {
    return new JsonObject().put("users", new JsonArray().add(other.id()));
  }
}
