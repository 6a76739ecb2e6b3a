package chat.parlor.doors;

import static chat.parlor.doors.Company.find;
import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who is called by a message, and how many such messages each has not read.
@Tag("databases")
@Timeout(300)
class MentionsTest extends OnOneServer {
  private Company.Guest alice;
  private Company.Guest bob;
  private Company.Guest carl;
  private JsonObject room;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
    carl = company.invite("carl");
    room = room(alice, bob, carl);
  }

  @Test
  void aMessageSaysWhomItCalls() {
    var outsider = company.invite("outsider");
    var heard = alice.bus().listen(room.getString("id"));
    var text = at(bob) + ", ask " + at(outsider) + " and `" + at(carl) + "`, not me: " + at(alice);
    var seq = say(alice, room, text).getLong("seq");
    var live = heard.awaitSeq(seq).getJsonObject("message");
    assertThat(live.getJsonObject("mentions"))
        .isEqualTo(new JsonObject().put("users", JsonArray.of(bob.id(), alice.id())));
    assertThat(newest()).isEqualTo(live);
    assertThat(mentions(bob)).isEqualTo(1);
    assertThat(mentions(alice)).as("of oneself").isZero();
    assertThat(mentions(carl)).as("in code").isZero();

    var quiet = say(alice, room, "nobody").getLong("seq");
    assertThat(heard.awaitSeq(quiet).getJsonObject("message").containsKey("mentions")).isFalse();
  }

  @Test
  void readingForgetsThemOnAllDevicesAndUnreadingBringsThemBack() {
    var first = say(alice, room, "one for " + at(bob)).getLong("seq");
    say(alice, room, "nothing");
    var last = say(alice, room, "two for " + at(bob) + " " + at(bob)).getLong("seq");
    assertThat(mentions(bob)).isEqualTo(2);
    var notices = company.another(bob.session()).register("user." + bob.id());
    bob.bus().ask("read.mark", in(room).put("seq", first));
    assertThat(mentions(bob)).isEqualTo(1);
    notices.await(body -> read(body) == first && body.getLong("mentions") == 1);
    bob.bus().ask("read.mark", in(room).put("seq", last));
    notices.await(body -> read(body) == last && body.getLong("mentions") == 0);
    bob.bus().ask("read.mark", in(room).put("seq", first - 1));
    assertThat(mentions(bob)).isEqualTo(2);
    notices.await(body -> read(body) == first - 1 && body.getLong("mentions") == 2);
  }

  @Test
  void editsAndDeletesAreCountedAtOnce() {
    var message = in(room).put("id", say(alice, room, "for " + at(bob)).getString("id"));
    alice.bus().ask("message.edit", message.copy().put("text", "for " + at(carl)));
    assertThat(mentions(bob)).isZero();
    assertThat(mentions(carl)).isEqualTo(1);
    assertThat(newest().getJsonObject("mentions").getJsonArray("users")).containsExactly(carl.id());
    alice.bus().ask("message.edit", message.copy().put("text", "for @all"));
    assertThat(mentions(bob)).isEqualTo(1);
    assertThat(mentions(carl)).isEqualTo(1);
    alice.bus().ask("message.delete", message);
    assertThat(mentions(bob)).isZero();
    assertThat(newest().containsKey("mentions")).isFalse();
  }

  @Test
  void allAreEverybodyButTheAuthor() {
    say(bob, room, "@all: dinner, " + at(carl));
    assertThat(newest().getJsonObject("mentions").getBoolean("all")).isTrue();
    assertThat(mentions(alice)).isEqualTo(1);
    assertThat(mentions(carl)).as("once, however often called").isEqualTo(1);
    assertThat(mentions(bob)).isZero();
    var late = company.invite("late");
    late.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(mentions(late)).isZero();
  }

  @Test
  void hereAreThoseWhoAreOnline() {
    carl.bus().close();
    await().atMost(Duration.ofSeconds(30)).until(() -> !isOnline(carl));
    say(alice, room, "@here: coffee");
    assertThat(newest().getJsonObject("mentions").getBoolean("here")).isTrue();
    assertThat(mentions(bob)).isEqualTo(1);
    var back = new Company.Guest(carl.session(), company.another(carl.session()));
    assertThat(mentions(back)).isZero();
    assertThat(find(back, room).getInteger("unread")).isEqualTo(1);
  }

  private boolean isOnline(Company.Guest guest) {
    return alice.bus().ask("room.members", in(room)).getJsonArray("members").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getJsonObject("user").getString("id").equals(guest.id()))
        .anyMatch(each -> each.getBoolean("online"));
  }

  private JsonObject newest() {
    var page = alice.bus().ask("message.history", in(room).put("limit", 1));
    return page.getJsonArray("messages").getJsonObject(0);
  }

  private long mentions(Company.Guest guest) {
    return find(guest, room).getLong("mentions");
  }

  private static long read(JsonObject notice) {
    return "read".equals(notice.getString("kind")) ? notice.getLong("read") : -1;
  }

  private static String at(Company.Guest guest) {
    return "@" + guest.session().username();
  }
}
