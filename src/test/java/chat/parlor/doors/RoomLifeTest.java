package chat.parlor.doors;

import static chat.parlor.doors.Company.find;
import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A room from its first member to its last: codes, owners, comings and goings, what is unread.
@Tag("databases")
@Timeout(600)
class RoomLifeTest extends OnOneServer {
  private Company.Guest alice;
  private Company.Guest bob;
  private Company.Guest carl;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
    carl = company.invite("carl");
  }

  @Test
  void noticesComeInTheOrderOfWhatHappened() {
    var room = room(alice);
    var notices = bob.bus().register("user." + bob.id());
    var code = new JsonObject().put("code", room.getString("code"));
    var expected = new ArrayList<String>();
    for (var round = 0; round < 20; round++) {
      var joined = bob.bus().send("room.join", code);
      bob.bus().send("room.leave", in(room)).join();
      joined.exceptionally(goneAgain -> null).join();
      expected.addAll(List.of("room.joined", "room.left"));
    }
    var last = company.another(bob.session()).ask("room.join", code).getJsonObject("room");
    notices.await(body -> body.encode().contains("\"head\":" + last.getLong("head")));
    expected.add("room.joined");
    assertThat(notices.bodies()).extracting(body -> body.getString("kind")).isEqualTo(expected);
    assertThat(notices.bodies().getLast().getJsonObject("room")).isEqualTo(last);
  }

  @Test
  void onlyOwnersSeeTheCodeAndANewOneKillsTheOld() {
    var room = room(alice, bob);
    assertThat(find(alice, room).getString("code")).isEqualTo(room.getString("code"));
    assertThat(find(bob, room).containsKey("code")).isFalse();

    var code = alice.bus().ask("room.renewCode", in(room)).getString("code");
    var old = new JsonObject().put("code", room.getString("code"));
    assertThat(carl.bus().askInVain("room.join", old).code()).isEqualTo("bad_code");
    var joined = carl.bus().ask("room.join", new JsonObject().put("code", code));
    assertThat(joined.getJsonObject("room").getInteger("memberCount")).isEqualTo(3);
  }

  @Test
  void whoJoinsTwiceIsThereOnce() {
    var room = room(alice, bob, bob);
    assertThat(find(alice, room).getInteger("memberCount")).isEqualTo(2);
    assertThat(alice.bus().ask("room.members", in(room)).getJsonArray("members")).hasSize(2);
  }

  @Test
  void comingAndGoingIsInTheLog() {
    var room = room(alice);
    var heard = alice.bus().listen(room.getString("id"));
    bob.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(heard.await("member.joined").getJsonObject("user").getString("id"))
        .isEqualTo(bob.id());
    bob.bus().ask("room.leave", in(room));
    assertThat(heard.await("member.left").getJsonObject("user").getString("id"))
        .isEqualTo(bob.id());
    alice.bus().ask("room.change", in(room).put("name", "Library").put("topic", "Hush"));
    var changed = heard.await("room.changed").getJsonObject("room");
    assertThat(changed.getString("name")).isEqualTo("Library");
    assertThat(changed.getString("topic")).isEqualTo("Hush");
  }

  @Test
  void whoIsRemovedHearsThatAndNothingMore() {
    var room = room(alice, bob);
    var heard = bob.bus().listen(room.getString("id"));
    alice.bus().ask("room.removeMember", in(room).put("user", bob.id()));
    var left = heard.await("member.left");
    assertThat(left.getJsonObject("by").getString("id")).isEqualTo(alice.id());
    assertThat(heard.awaitRefusal().code()).isEqualTo("not_a_member");

    var after = say(alice, room, "between us").getLong("seq");
    bob.bus().settle();
    assertThat(heard.events()).noneMatch(event -> event.getLong("seq").equals(after));
    assertThat(find(bob, room)).isNull();
  }

  @Test
  void theLongestStandingMemberFollowsTheLastOwner() {
    var room = room(alice, bob, carl);
    var heard = carl.bus().listen(room.getString("id"));
    alice.bus().ask("room.leave", in(room));
    var changed = heard.await("room.changed");
    assertThat(changed.getJsonObject("newOwner").getString("id")).isEqualTo(bob.id());
    assertThat(find(bob, room).getString("role")).isEqualTo("owner");
  }

  @Test
  void anEmptyRoomKeepsItsLogForWhoComesNext() {
    var room = room(alice);
    say(alice, room, "for later");
    alice.bus().ask("room.leave", in(room));
    bob.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(find(bob, room).getString("role")).isEqualTo("owner");
    assertThat(bob.bus().ask("message.history", in(room)).getJsonArray("messages")).hasSize(1);
  }

  @Test
  void whatIsUnreadIsTheSameOnEveryDevice() {
    var room = room(alice, bob);
    var phone = company.another(bob.session()).register("user." + bob.id());
    say(alice, room, "one");
    var second = say(alice, room, "two").getLong("seq");
    say(alice, room, "three");
    say(bob, room, "my own does not count");
    bob.bus().ask("read.mark", in(room).put("seq", second));
    assertThat(find(bob, room).getInteger("unread")).isEqualTo(1);
    var notice = phone.await("read");
    assertThat(notice.getInteger("unread")).isEqualTo(1);
    assertThat(notice.getLong("read")).isEqualTo(second);
  }

  @Test
  void historyComesInPagesFromEitherEndAndAroundANumber() {
    var room = room(alice);
    long first = say(alice, room, "0").getLong("seq");
    for (int i = 1; i < 10; i++) {
      say(alice, room, "" + i);
    }
    assertThat(texts(in(room).put("limit", 3))).isEqualTo("789");
    assertThat(texts(in(room).put("limit", 3).put("before", first + 7))).isEqualTo("456");
    assertThat(texts(in(room).put("limit", 3).put("after", first + 4))).isEqualTo("567");
    assertThat(texts(in(room).put("limit", 3).put("around", first + 4))).contains("4").hasSize(3);
    var all = alice.bus().ask("message.history", in(room));
    assertThat(all.getBoolean("more")).isFalse();
  }

  private String texts(JsonObject ask) {
    var page = alice.bus().ask("message.history", ask);
    var texts = new StringBuilder();
    page.getJsonArray("messages")
        .forEach(message -> texts.append(((JsonObject) message).getString("text")));
    assertThat(page.getBoolean("more")).isTrue();
    return texts.toString();
  }
}
