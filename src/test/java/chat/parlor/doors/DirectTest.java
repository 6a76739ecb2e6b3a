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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Conversations of a few people: found by who they are, and otherwise rooms like any other.
@Timeout(600)
class DirectTest extends InBothPlaces {
  private Company.Guest carol;

  @BeforeEach
  void inviteCarol() {
    carol = here.invite("carol");
  }

  @Test
  void theSamePeopleAlwaysHaveTheSameRoom() {
    var first = open(alice, bob);
    assertThat(open(bob, alice).getString("id")).isEqualTo(first.getString("id"));
    assertThat(open(alice, bob, bob, alice).getString("id")).isEqualTo(first.getString("id"));
    var three = open(alice, bob, carol);
    assertThat(three.getString("id")).isNotEqualTo(first.getString("id"));
    assertThat(open(carol, alice, bob).getString("id")).isEqualTo(three.getString("id"));
  }

  @Test
  void eachSeesTheOthersAndNobodyOwnsIt() {
    var seen = open(alice, bob, carol);
    assertThat(seen.getString("kind")).isEqualTo("direct");
    assertThat(seen.getString("name")).isEmpty();
    assertThat(seen.getString("role")).isEqualTo("member");
    assertThat(seen.containsKey("code")).isFalse();
    assertThat(seen.getInteger("memberCount")).isEqualTo(3);
    assertThat(seen.getJsonArray("people"))
        .containsExactlyInAnyOrder(bob.session().user(), carol.session().user());
    assertThat(find(bob, seen).getJsonArray("people"))
        .containsExactlyInAnyOrder(alice.session().user(), carol.session().user());
    assertThat(room(alice).getString("kind")).isEqualTo("room");
  }

  @Test
  void twoWhoOpenItAtOnceMeet() {
    for (var i = 0; i < 20; i++) {
      var dora = there.invite("dora");
      var answers = new ArrayList<CompletableFuture<JsonObject>>();
      answers.add(alice.bus().send("direct.open", with(dora)));
      answers.add(dora.bus().send("direct.open", with(alice)));
      var ids =
          answers.stream()
              .map(answer -> answer.join().getJsonObject("room").getString("id"))
              .distinct();
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void theOtherIsToldAndHearsWhatIsSaid() {
    var notices = bob.bus().register("user." + bob.id());
    bob.bus().settle();
    var direct = open(alice, bob);
    var told = notices.await("room.joined").getJsonObject("room");
    assertThat(told.getString("id")).isEqualTo(direct.getString("id"));
    assertThat(told.getJsonArray("people")).containsExactly(alice.session().user());
    var heard = bob.bus().register("room." + direct.getString("id"), 0L);
    var posted = say(alice, direct, "Just the two of us");
    heard.awaitSeq(posted.getLong("seq"));
    assertThat(heard.events().stream().map(event -> event.getString("kind")))
        .containsExactly("member.joined", "member.joined", "message.posted");
    assertThat(find(bob, direct).getLong("unread")).isEqualTo(1);
    bob.bus().ask("read.mark", in(direct).put("seq", posted.getLong("seq")));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> find(bob, direct).getLong("unread").equals(0L));
  }

  @Test
  void whoIsThereIsShown() {
    var direct = open(alice, bob);
    var heard = alice.bus().listen(direct.getString("id"));
    bob.bus().close();
    var gone = heard.await(body -> Boolean.FALSE.equals(body.getBoolean("online")));
    assertThat(gone.getJsonObject("user").getString("id")).isEqualTo(bob.id());
  }

  @Test
  void nobodyComesOrGoesOrRules() {
    var direct = open(alice, bob);
    for (var address : List.of("room.leave", "room.renewCode")) {
      assertThat(alice.bus().askInVain(address, in(direct)).code()).isEqualTo("not_allowed");
    }
    var rename = in(direct).put("name", "Ours");
    assertThat(alice.bus().askInVain("room.change", rename).code()).isEqualTo("not_allowed");
    var remove = in(direct).put("user", bob.id());
    assertThat(alice.bus().askInVain("room.removeMember", remove).code()).isEqualTo("not_allowed");
    var said = say(bob, direct, "Mine").getString("id");
    var delete = in(direct).put("id", said);
    assertThat(alice.bus().askInVain("message.delete", delete).code()).isEqualTo("not_allowed");
  }

  @Test
  void othersFindNothing() {
    var direct = open(alice, bob);
    var code = new JsonObject().put("code", "");
    assertThat(carol.bus().askInVain("room.join", code).code()).isEqualTo("bad_request");
    code.put("code", "0000-0000-0000");
    assertThat(carol.bus().askInVain("room.join", code).code()).isEqualTo("bad_code");
    for (var address : List.of("message.history", "room.members", "room.leave")) {
      assertThat(carol.bus().askInVain(address, in(direct)).code()).isEqualTo("no_such_room");
    }
    assertThat(carol.bus().register("room." + direct.getString("id")).awaitRefusal().code())
        .isEqualTo("no_such_room");
  }

  @Test
  void thereHasToBeSomebodyElse() {
    assertThat(alice.bus().askInVain("direct.open", with(alice)).code()).isEqualTo("bad_request");
    var nobody = new JsonObject().put("users", new JsonArray());
    assertThat(alice.bus().askInVain("direct.open", nobody).code()).isEqualTo("bad_request");
    var nine = new JsonArray();
    for (var i = 0; i < 9; i++) {
      nine.add("nobody" + i);
    }
    var many = new JsonObject().put("users", nine);
    assertThat(alice.bus().askInVain("direct.open", many).code()).isEqualTo("bad_request");
    var unknown = new JsonObject().put("users", new JsonArray().add(bob.id()).add("nobody"));
    assertThat(alice.bus().askInVain("direct.open", unknown).code()).isEqualTo("not_found");
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
}
