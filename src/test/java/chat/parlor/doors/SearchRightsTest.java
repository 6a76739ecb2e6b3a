package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static chat.parlor.doors.SearchTest.ask;
import static chat.parlor.doors.SearchTest.find;
import static chat.parlor.doors.SearchTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.doors.Company.Guest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who finds what: only what was said in the rooms one is in, while one was.
@Tag("databases")
@Timeout(600)
class SearchRightsTest extends OnOneServer {
  private Guest ada;
  private Guest bob;
  private Guest eve;

  @BeforeEach
  void meet() {
    ada = company.invite("ada");
    bob = company.invite("bob");
    eve = company.invite("eve");
  }

  @Test
  void anOutsiderFindsNothingHoweverHeAsks() {
    var salon = room(ada, bob);
    say(ada, salon, "a secret for @" + eve.session().username() + " https://example.org");
    assertThat(texts(bob, "secret")).hasSize(1);
    for (var text :
        new String[] {
          "secret",
          "secr*",
          "\"a secret\"",
          "in:" + salon.getString("id"),
          "secret in:" + salon.getString("id"),
          "in:Salon",
          "from:" + ada.session().username(),
          "has:link",
          "mentions:me",
          "after:2020-01-01",
        }) {
      assertThat(find(eve, ask(text))).as(text).isEqualTo(new JsonObject("{\"results\":[]}"));
    }
  }

  @Test
  void whoComesLaterDoesNotFindWhatWasSaidBefore() {
    var salon = room(ada);
    say(ada, salon, "mango before");
    join(eve, salon);
    say(ada, salon, "mango after");
    assertThat(texts(eve, "mango")).containsExactly("mango after");
    assertThat(texts(ada, "mango")).hasSize(2);
  }

  @Test
  void whoHasLeftFindsNothingAndWhoIsBackOnlyWhatHeWasThereFor() {
    var salon = room(ada, eve);
    var first = say(ada, salon, "papaya while there").getString("id");
    eve.bus().ask("room.leave", in(salon));
    assertThat(texts(eve, "papaya")).isEmpty();
    var missed = say(ada, salon, "papaya while away").getString("id");
    join(eve, salon);
    assertThat(texts(eve, "papaya")).containsExactly("papaya while there");
    say(ada, salon, "papaya again");
    assertThat(texts(eve, "papaya")).containsExactly("papaya again", "papaya while there");

    // An edit does not bring anything nearer.
    ada.bus().ask("message.edit", in(salon).put("id", missed).put("text", "papaya edited"));
    assertThat(texts(eve, "papaya")).hasSize(2);
    ada.bus().ask("message.edit", in(salon).put("id", first).put("text", "papaya mended"));
    assertThat(texts(eve, "papaya")).containsExactly("papaya again", "papaya mended");
  }

  @Test
  void whoIsRemovedFindsNothingAtOnceAndOnEveryPage() {
    var salon = room(ada, eve);
    for (var i = 0; i < 5; i++) {
      say(ada, salon, "lychee " + i);
    }
    var page = find(eve, ask("lychee").put("limit", 2));
    assertThat(page.getString("cursor")).isNotNull();
    ada.bus().ask("room.removeMember", in(salon).put("user", eve.id()));
    var next = ask("lychee").put("cursor", page.getString("cursor"));
    assertThat(find(eve, next).getJsonArray("results")).isEmpty();
    assertThat(texts(eve, "lychee")).isEmpty();
    assertThat(texts(ada, "lychee")).hasSize(5);
  }

  @Test
  void aCursorOfSomebodyElseShowsNothingMore() {
    var salon = room(ada);
    for (var i = 0; i < 3; i++) {
      say(ada, salon, "durian " + i);
    }
    var page = find(ada, ask("durian").put("limit", 1));
    var stolen = ask("durian").put("cursor", page.getString("cursor"));
    assertThat(find(eve, stolen).getJsonArray("results")).isEmpty();
  }

  private static void join(Guest guest, JsonObject room) {
    guest.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
  }
}
