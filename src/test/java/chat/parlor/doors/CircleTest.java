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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Friends, and those whom one does not want to hear from.
@Timeout(600)
class CircleTest extends InBothPlaces {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void oneAsksTheOtherAccepts() {
    var alices = notices(alice);
    var bobs = notices(bob);
    ask(alice, "friend.request", bob);
    assertThat(list(alice, "outgoing")).containsExactly(bob.id());
    assertThat(list(bob, "incoming")).containsExactly(alice.id());
    awaitState(bobs, alice, "incoming");
    awaitState(alices, bob, "outgoing");
    ask(bob, "friend.accept", alice);
    awaitState(bobs, alice, "friends");
    awaitState(alices, bob, "friends");
    assertThat(list(alice, "friends")).containsExactly(bob.id());
    assertThat(list(alice, "outgoing")).isEmpty();
    assertThat(list(bob, "friends")).containsExactly(alice.id());
    assertThat(list(bob, "incoming")).isEmpty();
  }

  @Test
  void twoWhoAskEachOtherAreFriends() {
    var first = alice.bus().send("friend.request", user(bob));
    var second = bob.bus().send("friend.request", user(alice));
    first.join();
    second.join();
    assertThat(list(alice, "friends")).containsExactly(bob.id());
    assertThat(list(bob, "friends")).containsExactly(alice.id());
  }

  @Test
  void aRequestIsTakenBackOrDeclinedAndAFriendshipEnds() {
    ask(alice, "friend.request", bob);
    ask(alice, "friend.withdraw", bob);
    assertStrangers();
    ask(alice, "friend.request", bob);
    ask(bob, "friend.decline", alice);
    assertStrangers();
    befriend(alice, bob);
    var bobs = notices(bob);
    ask(alice, "friend.remove", bob);
    awaitState(bobs, alice, "none");
    assertStrangers();
  }

  @Test
  void aStepThatWasTakenChangesNothing() {
    for (var step : List.of("withdraw", "decline", "remove")) {
      ask(alice, "friend." + step, bob);
    }
    ask(alice, "friend.request", bob);
    ask(alice, "friend.request", bob);
    ask(bob, "friend.accept", alice);
    ask(bob, "friend.accept", alice);
    ask(bob, "friend.request", alice);
    assertThat(list(alice, "friends")).containsExactly(bob.id());
  }

  @Test
  void whatIsNotThereCannotBeAnswered() {
    assertThat(refusal(alice, "friend.accept", bob)).isEqualTo("not_found");
    ask(alice, "friend.request", bob);
    assertThat(refusal(alice, "friend.accept", bob)).isEqualTo("not_found");
    assertThat(refusal(alice, "friend.remove", bob)).isEqualTo("not_found");
    assertThat(refusal(bob, "friend.withdraw", alice)).isEqualTo("not_found");
    assertThat(refusal(alice, "friend.request", alice)).isEqualTo("bad_request");
    assertThat(refusal(alice, "block.add", alice)).isEqualTo("bad_request");
    var nobody = new JsonObject().put("user", "nobody");
    assertThat(alice.bus().askInVain("friend.request", nobody).code()).isEqualTo("not_found");
    assertThat(alice.bus().askInVain("block.add", nobody).code()).isEqualTo("not_found");
  }

  @Test
  void friendsSeeEachOtherComeAndGo() {
    befriend(alice, bob);
    var alices = notices(alice);
    await().atMost(SOON).until(() -> friend(alice, bob).getBoolean("online"));
    bob.bus().close();
    var gone = alices.await(body -> Boolean.FALSE.equals(body.getBoolean("online")));
    assertThat(gone.getString("kind")).isEqualTo("presence");
    assertThat(gone.getJsonObject("user").getString("id")).isEqualTo(bob.id());
    assertThat(gone.getString("lastSeen")).isNotEmpty();
    await().atMost(SOON).until(() -> !friend(alice, bob).getBoolean("online"));
    assertThat(friend(alice, bob).getString("lastSeen")).isNotEmpty();
    there.another(bob.session());
    alices.await(body -> Boolean.TRUE.equals(body.getBoolean("online")));
  }

  @Test
  void moreIsSeenOfWhomOneKnows() {
    var status = new JsonObject().put("text", "Busy");
    alice.bus().ask("me.change", new JsonObject().put("status", status).put("timeZone", "UTC"));
    assertThat(person(bob, alice))
        .isEqualTo(
            new JsonObject()
                .put("user", alice.session().user())
                .put("status", status)
                .put("state", "none")
                .put("blocked", false));
    befriend(alice, bob);
    await().atMost(SOON).until(() -> person(bob, alice).getBoolean("online"));
    assertThat(person(bob, alice).getString("timeZone")).isEqualTo("UTC");
    assertThat(person(bob, alice).getString("state")).isEqualTo("friends");
    room(alice, bob);
    ask(alice, "block.add", bob);
    assertThat(person(bob, alice))
        .isEqualTo(
            new JsonObject()
                .put("user", alice.session().user())
                .put("state", "none")
                .put("blocked", false)
                .put("online", false)
                .put("lastSeen", null));
    assertThat(person(alice, bob).getBoolean("blocked")).isTrue();
    var nobody = new JsonObject().put("user", "nobody");
    assertThat(alice.bus().askInVain("people.read", nobody).code()).isEqualTo("not_found");
  }

  @Test
  void whoIsBlockedCannotStartOrGoOnAlone() {
    var direct = open(alice, bob);
    var said = say(bob, direct, "Hello?").getString("id");
    ask(alice, "block.add", bob);
    var post = in(direct).put("clientId", "c").put("text", "Hello??");
    assertThat(bob.bus().askInVain("message.post", post).code()).isEqualTo("not_allowed");
    var edit = in(direct).put("id", said).put("text", "Hello!!!");
    assertThat(bob.bus().askInVain("message.edit", edit).code()).isEqualTo("not_allowed");
    var react = in(direct).put("id", said).put("emoji", "\ud83d\udc4d");
    assertThat(bob.bus().askInVain("message.react", react).code()).isEqualTo("not_allowed");
    assertThat(refusal(bob, "direct.open", with(alice))).isEqualTo("not_allowed");
    assertThat(alice.bus().askInVain("message.post", post).code()).isEqualTo("not_allowed");
    var carol = here.invite("carol");
    assertThat(refusal(bob, "direct.open", with(alice, carol))).isEqualTo("not_allowed");
    var group = open(carol, alice, bob);
    say(bob, group, "In company one may talk");
    ask(alice, "block.remove", bob);
    say(bob, direct, "Hello again");
  }

  @Test
  void whoIsBlockedIsNotToldAndSeesNobody() {
    var shared = room(alice, bob);
    befriend(alice, bob);
    var bobs = notices(bob);
    var heard = bob.bus().listen(shared.getString("id"));
    await().atMost(SOON).until(() -> isOnline(bob, shared, alice));
    ask(alice, "block.add", bob);
    heard.await(body -> Boolean.FALSE.equals(body.getBoolean("online")) && isAbout(body, alice));
    await().atMost(SOON).until(() -> !isOnline(bob, shared, alice));
    awaitState(bobs, alice, "none");
    assertThat(list(bob, "friends")).isEmpty();
    assertThat(member(bob, shared, alice).getString("lastSeen")).isNull();
    alice.bus().ask("room.typing", in(shared));
    alice.bus().close();
    here.another(alice.session());
    // Whoever comes later is seen, so whatever was to come before has come.
    var dora = here.invite("dora");
    dora.bus().ask("room.join", new JsonObject().put("code", shared.getString("code")));
    heard.await(body -> isAbout(body, dora) && body.containsKey("online"));
    var seen = heard.bodies().stream().filter(body -> isAbout(body, alice));
    assertThat(seen.filter(body -> !"member.joined".equals(body.getString("kind"))))
        .noneMatch(body -> body.getBoolean("online", true));
    assertThat(bobs.bodies()).noneMatch(body -> body.getString("kind").startsWith("block"));
  }

  @Test
  void aRequestToSomebodyWhoHasBlockedComesNowhere() {
    var alices = notices(alice);
    ask(alice, "block.add", bob);
    alices.await("block.changed");
    ask(bob, "friend.request", alice);
    assertThat(list(bob, "outgoing")).containsExactly(alice.id());
    assertThat(list(alice, "incoming")).isEmpty();
    assertThat(refusal(alice, "friend.request", bob)).isEqualTo("not_allowed");
    assertThat(blocked(alice)).containsExactly(bob.id());
    ask(alice, "block.remove", bob);
    assertThat(blocked(alice)).isEmpty();
    ask(alice, "friend.request", bob);
    assertThat(list(alice, "friends")).containsExactly(bob.id());
    assertThat(alices.bodies()).noneMatch(body -> "incoming".equals(body.getString("state")));
  }

  private void assertStrangers() {
    for (var guest : List.of(alice, bob)) {
      for (var list : List.of("friends", "incoming", "outgoing")) {
        assertThat(list(guest, list)).as(list).isEmpty();
      }
    }
  }

  private static void befriend(Company.Guest one, Company.Guest other) {
    ask(one, "friend.request", other);
    ask(other, "friend.accept", one);
  }

  private static void ask(Company.Guest guest, String address, Company.Guest about) {
    assertThat(guest.bus().ask(address, user(about))).isEqualTo(new JsonObject());
  }

  private static String refusal(Company.Guest guest, String address, Company.Guest about) {
    return refusal(guest, address, user(about));
  }

  private static String refusal(Company.Guest guest, String address, JsonObject body) {
    return guest.bus().askInVain(address, body).code();
  }

  private static JsonObject user(Company.Guest guest) {
    return new JsonObject().put("user", guest.id());
  }

  private static JsonObject open(Company.Guest guest, Company.Guest... others) {
    return guest.bus().ask("direct.open", with(others)).getJsonObject("room");
  }

  private static JsonObject with(Company.Guest... others) {
    var users = new JsonArray();
    for (var other : others) {
      users.add(other.id());
    }
    return new JsonObject().put("users", users);
  }

  private static Inbox notices(Company.Guest guest) {
    var inbox = guest.bus().register("user." + guest.id());
    guest.bus().settle();
    return inbox;
  }

  private static void awaitState(Inbox inbox, Company.Guest about, String state) {
    inbox.await(
        body ->
            "friend.changed".equals(body.getString("kind"))
                && isAbout(body, about)
                && state.equals(body.getString("state")));
  }

  private static boolean isAbout(JsonObject body, Company.Guest guest) {
    return body.getValue("user") instanceof JsonObject user
        && user.getString("id").equals(guest.id());
  }

  private static List<String> list(Company.Guest guest, String name) {
    return ids(guest.bus().ask("friend.list", new JsonObject()).getJsonArray(name));
  }

  private static List<String> blocked(Company.Guest guest) {
    return ids(guest.bus().ask("block.list", new JsonObject()).getJsonArray("blocked"));
  }

  private static List<String> ids(JsonArray people) {
    return people.stream()
        .map(each -> ((JsonObject) each).getJsonObject("user").getString("id"))
        .toList();
  }

  private static JsonObject person(Company.Guest guest, Company.Guest about) {
    return guest.bus().ask("people.read", user(about)).getJsonObject("person");
  }

  private static JsonObject friend(Company.Guest guest, Company.Guest other) {
    return find(guest.bus().ask("friend.list", new JsonObject()).getJsonArray("friends"), other);
  }

  private static boolean isOnline(Company.Guest asker, JsonObject room, Company.Guest other) {
    return member(asker, room, other).getBoolean("online");
  }

  private static JsonObject member(Company.Guest asker, JsonObject room, Company.Guest other) {
    return find(asker.bus().ask("room.members", in(room)).getJsonArray("members"), other);
  }

  private static JsonObject find(JsonArray people, Company.Guest other) {
    return people.stream()
        .map(JsonObject.class::cast)
        .filter(each -> isAbout(each, other))
        .findFirst()
        .orElseThrow();
  }
}
