package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.doors.Company.Guest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Finding what was said: the language, the order, the highlights, and that everything is right at
/// once.
@Tag("databases")
@Timeout(600)
class SearchTest extends OnOneServer {
  private Guest ada;
  private Guest bob;

  @BeforeEach
  void meet() {
    ada = company.invite("ada");
    bob = company.invite("bob");
  }

  @Test
  void wordsPrefixesAndPhrasesAreFound() {
    var salon = room(ada, bob);
    say(ada, salon, "The deployment of the blue Café is done");
    say(bob, salon, "We deploy the red one, cafe or not");
    say(bob, salon, "Blue is the red of tomorrow 🎉");
    say(bob, salon, "日本語のテスト");
    assertThat(texts(ada, "cafe")).containsExactly("We deploy the red one, cafe or not", FIRST);
    assertThat(texts(ada, "DEPLOY")).containsExactly("We deploy the red one, cafe or not");
    assertThat(texts(ada, "deplo*")).hasSize(2);
    assertThat(texts(ada, "\"the red\"")).hasSize(2);
    assertThat(texts(ada, "\"the red\" blue")).containsExactly("Blue is the red of tomorrow 🎉");
    assertThat(texts(ada, "\"red the\"")).isEmpty();
    assertThat(texts(ada, "🎉")).hasSize(1);
    assertThat(texts(ada, "本語")).hasSize(1);
    assertThat(texts(ada, "nowhere")).isEmpty();
  }

  private static final String FIRST = "The deployment of the blue Café is done";

  @Test
  void filtersNarrowIt() {
    var salon = room(ada, bob);
    var attic = room(bob, ada);
    bob.bus().ask("room.change", in(attic).put("name", "The Áttic"));
    say(ada, salon, "apple one");
    say(bob, salon, "apple two https://example.org");
    say(bob, attic, "apple three for @" + username(ada) + ".");
    assertThat(texts(ada, "apple from:" + username(bob))).hasSize(2);
    assertThat(texts(ada, "apple from:me")).containsExactly("apple one");
    assertThat(texts(ada, "apple from:nobody.at.all")).isEmpty();
    assertThat(texts(ada, "in:\"the attic\"")).hasSize(1);
    assertThat(texts(ada, "in:" + salon.getString("id"))).hasSize(2);
    assertThat(texts(ada, "in:elsewhere apple")).isEmpty();
    assertThat(texts(ada, "has:link")).containsExactly("apple two https://example.org");
    assertThat(texts(ada, "mentions:me")).hasSize(1);
    assertThat(texts(bob, "mentions:me")).isEmpty();
    var today = LocalDate.now(ZoneOffset.UTC);
    assertThat(texts(ada, "apple after:" + today.minusDays(2) + " before:" + today.plusDays(2)))
        .hasSize(3);
    assertThat(texts(ada, "apple before:" + today.minusDays(1))).isEmpty();
    assertThat(texts(ada, "apple after:" + today.plusDays(1))).isEmpty();
  }

  @Test
  void aConversationIsNamedByItsPeople() {
    var users = new JsonArray().add(bob.id());
    var opened = ada.bus().ask("direct.open", new JsonObject().put("users", users));
    say(bob, opened.getJsonObject("room"), "apricots between us");
    say(ada, room(ada, bob), "apricots for everybody");
    assertThat(texts(ada, "apricots")).hasSize(2);
    assertThat(texts(ada, "apricots in:@" + username(bob))).containsExactly("apricots between us");
    assertThat(texts(bob, "apricots in:@" + username(ada))).containsExactly("apricots between us");
    assertThat(texts(ada, "apricots in:@nobody.at.all")).isEmpty();
    var carol = company.invite("carol");
    assertThat(texts(carol, "apricots in:@" + username(bob))).isEmpty();
  }

  @Test
  void highlightsSayWhere() {
    var salon = room(ada);
    say(ada, salon, "Ein Straßenfest: STRASSENFEST!");
    var result = find(ada, ask("strassen*")).getJsonArray("results").getJsonObject(0);
    assertThat(result.getJsonArray("highlights"))
        .isEqualTo(
            new JsonArray()
                .add(new JsonArray().add(4).add(15))
                .add(new JsonArray().add(17).add(29)));
    assertThat(result.getJsonObject("message").getString("room")).isEqualTo(salon.getString("id"));
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEndedInEitherOrder() {
    var salon = room(ada);
    for (var i = 0; i < 25; i++) {
      say(ada, salon, "pear " + "filler ".repeat(i % 7) + i);
    }
    var all = texts(ada, "pear", 40);
    assertThat(all).hasSize(25);
    assertThat(all.getFirst()).endsWith("24");
    assertThat(all.getLast()).endsWith("0");
    for (var order : List.of("newest", "best")) {
      var paged = new ArrayList<String>();
      var ask = ask("pear").put("order", order).put("limit", 4);
      for (var page = find(ada, ask); ; page = find(ada, ask)) {
        paged.addAll(texts(page));
        if (page.getString("cursor") == null) {
          break;
        }
        ask.put("cursor", page.getString("cursor"));
        // What is said meanwhile moves nothing.
        say(ada, salon, "other words");
      }
      assertThat(paged).doesNotHaveDuplicates().hasSize(25);
      if (order.equals("newest")) {
        assertThat(paged).isEqualTo(all);
      } else {
        assertThat(paged.getFirst()).doesNotContain("filler");
        assertThat(paged.getLast()).contains("filler filler filler filler filler filler");
      }
    }
  }

  @Test
  void editsAndDeletesAreRightAtOnce() {
    var salon = room(ada, bob);
    var edited = say(ada, salon, "a quince to be changed").getString("id");
    var deleted = say(ada, salon, "a quince to be gone").getString("id");
    assertThat(texts(bob, "quince")).hasSize(2);
    for (var round = 0; round < 20; round++) {
      var text = "medlar" + round + " instead";
      ada.bus().ask("message.edit", in(salon).put("id", edited).put("text", text));
      assertThat(texts(bob, "medlar" + round)).containsExactly(text);
      assertThat(texts(bob, "medlar" + (round - 1))).isEmpty();
    }
    ada.bus().ask("message.delete", in(salon).put("id", deleted));
    assertThat(texts(bob, "quince")).isEmpty();
    assertThat(texts(bob, "from:" + username(ada) + " gone")).isEmpty();
  }

  @Test
  void anEditAndADeleteAreRightAfterACrashAtOnce() {
    var salon = room(ada, bob);
    var edited = say(ada, salon, "a walnut to be changed").getString("id");
    var deleted = say(ada, salon, "a walnut to be gone").getString("id");
    assertThat(texts(bob, "walnut")).hasSize(2);
    ada.bus().ask("message.edit", in(salon).put("id", edited).put("text", "a hazelnut"));
    ada.bus().ask("message.delete", in(salon).put("id", deleted));
    say(bob, salon, "and an almond");
    parlor.kill();
    parlor.startAgain();
    var again = new Company(parlor);
    var bobAgain = new Guest(bob.session(), again.another(bob.session()));
    assertThat(texts(bobAgain, "walnut")).isEmpty();
    assertThat(texts(bobAgain, "hazelnut")).hasSize(1);
    assertThat(texts(bobAgain, "almond")).hasSize(1);
    again.close();
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    assertThat(ada.bus().askInVain("search.find", ask("on:never")).code()).isEqualTo("bad_request");
    assertThat(ada.bus().askInVain("search.find", ask("x".repeat(513))).code())
        .isEqualTo("too_long");
    for (var wrong : List.of("n.1", "b.0.0." + "0".repeat(26), "n..0." + "0".repeat(26), "x")) {
      assertThat(ada.bus().askInVain("search.find", ask("a").put("cursor", wrong)).code())
          .isEqualTo("bad_request");
    }
    assertThat(ada.bus().askInVain("search.find", ask("a").put("zone", "Mars/Base")).code())
        .isEqualTo("bad_request");
    assertThat(ada.bus().askInVain("search.find", ask("a").put("order", "random")).code())
        .isEqualTo("bad_request");
  }

  static JsonObject ask(String text) {
    return new JsonObject().put("text", text);
  }

  static JsonObject find(Guest guest, JsonObject ask) {
    return guest.bus().ask("search.find", ask);
  }

  static List<String> texts(Guest guest, String text) {
    return texts(find(guest, ask(text)));
  }

  private static List<String> texts(Guest guest, String text, int limit) {
    return texts(find(guest, ask(text).put("limit", limit)));
  }

  private static List<String> texts(JsonObject page) {
    return page.getJsonArray("results").stream()
        .map(result -> ((JsonObject) result).getJsonObject("message").getString("text"))
        .toList();
  }

  private static String username(Guest guest) {
    return guest.session().username();
  }
}
