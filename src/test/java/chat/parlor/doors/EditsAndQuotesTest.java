package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a message quotes, and what it said before.
@Tag("databases")
@Timeout(300)
class EditsAndQuotesTest extends OnOneServer {
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
  void aReplyCarriesTheBeginningOfWhatItAnswers() {
    var room = room(alice, bob);
    var heard = alice.bus().listen(room.getString("id"));
    var first = say(alice, room, "😀".repeat(150) + "é".repeat(300));
    var reply = reply(bob, room, first, "indeed");

    var live = heard.awaitSeq(reply.getLong("seq")).getJsonObject("message");
    var quote = live.getJsonObject("quote");
    assertThat(live.getString("replyTo")).isEqualTo(first.getString("id"));
    assertThat(quote.getString("id")).isEqualTo(first.getString("id"));
    assertThat(quote.getLong("seq")).isEqualTo(first.getLong("seq"));
    assertThat(quote.getJsonObject("author").getString("id")).isEqualTo(alice.id());
    assertThat(quote.getString("text")).isEqualTo("😀".repeat(150) + "é".repeat(50));
    assertThat(stored(alice, room, reply)).isEqualTo(live);
    assertThat(stored(alice, room, first).containsKey("quote")).isFalse();
  }

  @Test
  void aQuoteFollowsEditsAndDeletes() {
    var room = room(alice, bob);
    var first = say(alice, room, "tee");
    var reply = reply(bob, room, first, "milk?");
    alice.bus().ask("message.edit", of(room, first).put("text", "tea"));
    assertThat(stored(bob, room, reply).getJsonObject("quote").getString("text")).isEqualTo("tea");

    var heard = bob.bus().listen(room.getString("id"));
    var edited = bob.bus().ask("message.edit", of(room, reply).put("text", "with milk?"));
    var live = heard.awaitSeq(edited.getLong("seq")).getJsonObject("message");
    assertThat(live.getJsonObject("quote").getString("text")).isEqualTo("tea");

    alice.bus().ask("message.delete", of(room, first));
    var quote = stored(bob, room, reply).getJsonObject("quote");
    assertThat(quote.containsKey("text")).isFalse();
    assertThat(quote.getString("deletedAt")).isNotNull();
    var late = reply(bob, room, first, "gone already").getString("id");
    assertThat(stored(bob, room, new JsonObject().put("id", late)).getJsonObject("quote"))
        .isEqualTo(quote);
  }

  @Test
  void onlyAMessageOfTheSameRoomIsAnswered() {
    var room = room(alice);
    var elsewhere = say(alice, room(alice), "not here");
    var post = in(room).put("clientId", UUID.randomUUID().toString()).put("text", "what?");
    post.put("replyTo", elsewhere.getString("id"));
    assertThat(alice.bus().askInVain("message.post", post).code()).isEqualTo("no_such_message");
  }

  @Test
  void theAuthorAndOwnersSeeWhatAMessageSaidBefore() {
    var room = room(alice, bob, carl);
    var message = say(bob, room, "one");
    var before = edits(bob, room, message);
    assertThat(texts(before)).containsExactly("one");
    for (var text : List.of("two", "two", "three")) {
      bob.bus().ask("message.edit", of(room, message).put("text", text));
    }
    var edits = edits(bob, room, message);
    assertThat(texts(edits)).containsExactly("one", "two", "three");
    assertThat(edits.getFirst()).isEqualTo(before.getFirst());
    assertThat(edits).extracting(edit -> edit.getString("at")).isSorted();
    assertThat(edits.getLast().getString("at"))
        .isEqualTo(stored(bob, room, message).getString("editedAt"));
    assertThat(edits(alice, room, message)).isEqualTo(edits);
    assertThat(carl.bus().askInVain("message.edits", of(room, message)).code())
        .isEqualTo("not_allowed");
  }

  @Test
  void deletingErasesEverythingItSaid() {
    var room = room(alice, bob);
    var message = say(bob, room, "swordfish");
    bob.bus().ask("message.edit", of(room, message).put("text", "trout"));
    bob.bus().ask("message.delete", of(room, message));
    assertThat(edits(bob, room, message)).isEmpty();
    assertThat(edits(alice, room, message)).isEmpty();
  }

  @Test
  void manyEditsComeInPages() {
    var room = room(alice);
    var message = say(alice, room, "version 0");
    var expected = new ArrayList<>(List.of("version 0"));
    for (var i = 1; i <= 45; i++) {
      alice.bus().ask("message.edit", of(room, message).put("text", "version " + i));
      expected.add("version " + i);
    }
    assertThat(texts(edits(alice, room, message))).isEqualTo(expected);
    var wrong = of(room, message).put("cursor", "x");
    assertThat(alice.bus().askInVain("message.edits", wrong).code()).isEqualTo("bad_request");
  }

  private static List<JsonObject> edits(Company.Guest guest, JsonObject room, JsonObject message) {
    var all = new ArrayList<JsonObject>();
    var ask = of(room, message);
    do {
      var page = guest.bus().ask("message.edits", ask);
      page.getJsonArray("edits").forEach(edit -> all.add((JsonObject) edit));
      ask.put("cursor", page.getString("cursor"));
    } while (ask.getString("cursor") != null);
    return all;
  }

  private static List<String> texts(List<JsonObject> edits) {
    return edits.stream().map(edit -> edit.getString("text")).toList();
  }

  private static JsonObject reply(
      Company.Guest guest, JsonObject room, JsonObject to, String text) {
    var post = in(room).put("clientId", UUID.randomUUID().toString()).put("text", text);
    return guest.bus().ask("message.post", post.put("replyTo", to.getString("id")));
  }

  private static JsonObject stored(Company.Guest guest, JsonObject room, JsonObject message) {
    return guest.bus().ask("message.history", in(room)).getJsonArray("messages").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(message.getString("id")))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject of(JsonObject room, JsonObject message) {
    return in(room).put("id", message.getString("id"));
  }
}
