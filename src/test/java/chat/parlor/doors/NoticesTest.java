package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static chat.parlor.doors.Notified.awaitUnread;
import static chat.parlor.doors.Notified.count;
import static chat.parlor.doors.Notified.device;
import static chat.parlor.doors.Notified.notices;
import static chat.parlor.doors.Notified.told;
import static chat.parlor.doors.Notified.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people are told of, once and on all devices, and how it is read.
@Timeout(600)
class NoticesTest extends InBothPlaces {
  @Test
  void everyKindIsToldAndKept() {
    var room = room(alice, bob);
    var direct = alice.bus().ask("direct.open", people(bob)).getJsonObject("room");
    var device = device(bob.bus(), bob);
    var of = say(bob, room, "mine");
    setKeywords(bob, "release train");

    say(alice, room, "for " + at(bob));
    say(alice, room, "nothing for anybody");
    alice.bus().ask("message.post", post(room, "an answer").put("replyTo", of.getString("id")));
    say(alice, room, "The R\u00c9LEASE  train leaves");
    say(alice, room, "a train, a release");
    say(alice, direct, "between us");
    alice.bus().ask("friend.request", user(bob));

    device.await(
        body ->
            "notice".equals(body.getString("kind"))
                && "friend".equals(body.getJsonObject("notice").getString("kind")));
    var kept = notices(bob.bus());
    assertThat(kept)
        .extracting(Notified::summary)
        .containsExactly(
            "friend",
            "direct between us",
            "keyword The R\u00c9LEASE  train leaves",
            "reply an answer",
            "mention for " + at(bob));
    assertThat(kept.getFirst().getJsonObject("user").getString("id")).isEqualTo(alice.id());
    assertThat(kept.get(2).getString("keyword")).isEqualTo("release train");
    var mention = kept.getLast();
    assertThat(mention.getString("room")).isEqualTo(room.getString("id"));
    assertThat(mention.getJsonObject("message").getJsonObject("author").getString("id"))
        .isEqualTo(alice.id());
    assertThat(mention.getBoolean("read")).isFalse();
    var live =
        device.bodies().stream()
            .filter(body -> "notice".equals(body.getString("kind")))
            .peek(body -> assertThat(body.getBoolean("alert")).isTrue())
            .map(body -> body.getJsonObject("notice"))
            .toList();
    assertThat(live.reversed()).isEqualTo(kept);
    assertThat(count(bob.bus())).isEqualTo(5);
    assertThat(notices(alice.bus())).isEmpty();
  }

  @Test
  void aMessageIsOneNoticeForTheBestReason() {
    var room = room(alice, bob);
    setKeywords(bob, "release", "RELEASE", " release ");
    var of = say(bob, room, "mine").getString("id");
    var post = post(room, "release for " + at(bob)).put("replyTo", of);
    alice.bus().ask("message.post", post);
    alice.bus().ask("message.post", post);
    assertThat(told(bob)).containsExactly("mention release for " + at(bob));
    say(bob, room, "release, said " + at(bob));
    assertThat(told(bob)).as("none for oneself").hasSize(1);
  }

  @Test
  void readOnOneDeviceIsReadOnAll() {
    var room = room(alice, bob);
    for (var i = 1; i <= 5; i++) {
      say(alice, room, i + " " + at(bob));
    }
    var device = device(here.another(bob.session()), bob);
    var newest = notices(bob.bus()).getFirst().getString("id");
    bob.bus().ask("notice.read", new JsonObject().put("id", newest));
    awaitUnread(device, 4);
    assertThat(unread(bob.bus())).hasSize(4);

    var second = unread(bob.bus()).getLast().getJsonObject("message").getLong("seq") + 1;
    bob.bus().ask("read.mark", in(room).put("seq", second));
    awaitUnread(device, 2);
    assertThat(unread(bob.bus()))
        .extracting(Notified::summary)
        .allMatch(s -> s.matches("mention [34].*"));

    bob.bus().ask("notice.read", new JsonObject().put("upTo", newest));
    awaitUnread(device, 0);
    assertThat(unread(bob.bus())).isEmpty();
    assertThat(notices(bob.bus())).hasSize(5).allMatch(notice -> notice.getBoolean("read"));

    say(alice, room, "6 " + at(bob));
    assertThat(count(bob.bus())).isEqualTo(1);
    alice
        .bus()
        .ask(
            "notice.read",
            new JsonObject().put("id", unread(bob.bus()).getFirst().getString("id")));
    assertThat(count(bob.bus())).as("read by somebody else").isEqualTo(1);
    bob.bus().ask("notice.read", new JsonObject().put("id", "nothing"));
  }

  @Test
  void aCallOfEverybodyIsForEverybodyWhoIsThere() {
    var carl = there.invite("carl");
    var room = room(alice, bob, carl);
    var bobs = device(bob.bus(), bob);
    var carls = device(carl.bus(), carl);
    var alices = device(alice.bus(), alice);
    say(alice, room, "@all, and " + at(bob));
    var live = Notified.await(bobs, "@all, and " + at(bob));
    assertThat(live.getJsonObject("notice")).isEqualTo(notices(bob.bus()).getFirst());
    Notified.await(carls, "@all, and " + at(bob));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                alice.bus().ask("room.members", in(room)).getJsonArray("members").stream()
                    .allMatch(member -> ((JsonObject) member).getBoolean("online")));
    say(alice, room, "@here: coffee");
    Notified.await(bobs, "@here: coffee");
    Notified.await(carls, "@here: coffee");
    assertThat(told(bob)).containsExactly("mention @here: coffee", "mention @all, and " + at(bob));
    assertThat(told(alice)).isEmpty();
    alice.bus().settle();
    assertThat(alices.bodies()).noneMatch(body -> "notice".equals(body.getString("kind")));

    var late = here.invite("late");
    late.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(told(late)).isEmpty();

    bob.bus()
        .ask(
            "notice.read",
            new JsonObject().put("id", notices(bob.bus()).getLast().getString("id")));
    awaitUnread(bobs, 1);
    assertThat(count(carl.bus())).isEqualTo(2);
    bob.bus()
        .ask(
            "notice.read",
            new JsonObject().put("upTo", notices(bob.bus()).getFirst().getString("id")));
    awaitUnread(bobs, 0);
    carl.bus().ask("read.mark", in(room).put("seq", 100));
    awaitUnread(carls, 0);
  }

  @Test
  void editsAndDeletesAreFollowed() {
    var carl = there.invite("carl");
    var room = room(alice, bob, carl);
    var device = device(bob.bus(), bob);
    var message = in(room).put("id", say(alice, room, "for " + at(bob)).getString("id"));
    Notified.await(device, "for " + at(bob));
    alice.bus().ask("message.edit", message.copy().put("text", "still for " + at(bob)));
    assertThat(told(bob)).containsExactly("mention still for " + at(bob));
    alice.bus().ask("message.edit", message.copy().put("text", "for " + at(carl)));
    awaitUnread(device, 0);
    assertThat(told(bob)).isEmpty();
    assertThat(told(carl)).containsExactly("mention for " + at(carl));
    alice.bus().ask("message.edit", message.copy().put("text", "for @all"));
    assertThat(told(bob)).containsExactly("mention for @all");
    assertThat(told(carl)).containsExactly("mention for @all");
    alice.bus().ask("message.delete", message);
    assertThat(told(bob)).isEmpty();
    assertThat(told(carl)).isEmpty();
  }

  @Test
  void keywordsAreRightAtOnce() {
    var room = room(alice, bob);
    for (var word : new String[] {"tea", "caf\u00e9", "5g"}) {
      setKeywords(bob, word);
      say(alice, room, "some " + word.toUpperCase(Locale.ROOT) + "?");
    }
    assertThat(told(bob)).hasSize(3);
    assertThat(keywords(bob)).containsExactly("5g");
    setKeywords(bob);
    say(alice, room, "some tea or caf\u00e9 or 5g");
    say(alice, room, "teapots");
    assertThat(told(bob)).hasSize(3);
    var other = room(alice);
    setKeywords(bob, "elsewhere");
    say(alice, other, "elsewhere");
    assertThat(told(bob)).as("where one is not").hasSize(3);
    say(alice, room, "word ".repeat(300) + "elsewhere");
    assertThat(told(bob)).hasSize(4);
  }

  @Test
  void whomOneHasBlockedMakesNoNotice() {
    var room = room(alice, bob);
    var device = device(bob.bus(), bob);
    bob.bus().ask("block.add", user(alice));
    say(alice, room, "for " + at(bob));
    say(alice, room, "for @all");
    say(alice, room, "for @here");
    alice.bus().ask("friend.request", user(bob));
    bob.bus().settle();
    assertThat(told(bob)).isEmpty();
    assertThat(count(bob.bus())).isZero();
    assertThat(device.bodies()).noneMatch(body -> "notice".equals(body.getString("kind")));
  }

  @Test
  void aRequestIsANoticeUntilItIsAnsweredOrTakenBack() {
    var device = device(bob.bus(), bob);
    alice.bus().ask("friend.request", user(bob));
    assertThat(told(bob)).containsExactly("friend");
    alice.bus().ask("friend.withdraw", user(bob));
    awaitUnread(device, 0);
    assertThat(told(bob)).isEmpty();
    alice.bus().ask("friend.request", user(bob));
    alice.bus().ask("friend.request", user(bob));
    assertThat(told(bob)).containsExactly("friend");
    bob.bus().ask("friend.accept", user(alice));
    assertThat(told(bob)).isEmpty();
    assertThat(told(alice)).isEmpty();
  }

  @Test
  void whoLeavesARoomLosesItsNotices() {
    var room = room(alice, bob);
    say(alice, room, "for " + at(bob));
    say(alice, room, "for @all");
    assertThat(count(bob.bus())).isEqualTo(2);
    bob.bus().ask("room.leave", in(room));
    assertThat(count(bob.bus())).isZero();
    bob.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(told(bob)).isEmpty();
  }

  @Test
  void theNewestAreKept() {
    var room = room(alice, bob);
    var last = new ArrayList<CompletableFuture<JsonObject>>();
    for (var i = 0; i < 800; i++) {
      last.add(alice.bus().send("message.post", post(room, i + " " + at(bob))));
    }
    last.forEach(CompletableFuture::join);
    assertThat(told(bob)).hasSizeBetween(500, 799).contains(last(450));
  }

  /// What bob was told in the end. Those of one millisecond come in any order.
  private String[] last(int n) {
    return IntStream.range(800 - n, 800)
        .mapToObj(i -> "mention " + i + " " + at(bob))
        .toArray(String[]::new);
  }

  private static void setKeywords(Company.Guest guest, String... words) {
    guest.bus().ask("keyword.set", new JsonObject().put("keywords", new JsonArray(List.of(words))));
  }

  private static List<String> keywords(Company.Guest guest) {
    return guest.bus().ask("keyword.list", new JsonObject()).getJsonArray("keywords").stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonObject post(JsonObject room, String text) {
    return in(room).put("clientId", UUID.randomUUID().toString()).put("text", text);
  }

  private static String at(Company.Guest guest) {
    return "@" + guest.session().username();
  }

  private static JsonObject user(Company.Guest guest) {
    return new JsonObject().put("user", guest.id());
  }

  private static JsonObject people(Company.Guest other) {
    return new JsonObject().put("users", new JsonArray().add(other.id()));
  }
}
