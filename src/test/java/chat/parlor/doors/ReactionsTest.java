package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Emoji that people put to messages: who and how many, in which order, and within which bounds.
@Tag("databases")
@Timeout(300)
class ReactionsTest extends OnOneServer {
  private static final String THUMB = "👍";
  private static final String HEART = "❤️";

  private Company.Guest alice;
  private Company.Guest bob;
  private JsonObject room;
  private JsonObject message;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
    room = room(alice, bob);
    message = say(alice, room, "hello");
  }

  @Test
  void everybodyHearsOfAReactionUnderANumber() {
    var heard = alice.bus().listen(room.getString("id"));
    var seq = react(bob, THUMB);
    var event = heard.awaitSeq(seq);
    assertThat(event.getString("kind")).isEqualTo("message.reacted");
    assertThat(event.getJsonObject("user").getString("id")).isEqualTo(bob.id());
    assertThat(event.getJsonObject("reaction"))
        .isEqualTo(new JsonObject().put("emoji", THUMB).put("added", true));
    assertThat(event.getJsonObject("message")).isEqualTo(stored());
    assertThat(shown(stored().getJsonArray("reactions"))).containsExactly("👍 1 " + bob.id());

    var gone = unreact(bob, THUMB);
    assertThat(heard.awaitSeq(gone).getJsonObject("reaction").getBoolean("added")).isFalse();
    assertThat(stored().getJsonArray("reactions")).isEmpty();
    var synced = alice.bus().ask("room.sync", in(room).put("after", gone - 1).put("limit", 1));
    assertThat(synced.getJsonArray("events").getJsonObject(0)).isEqualTo(heard.awaitSeq(gone));
  }

  @Test
  void theSameAgainChangesNothing() {
    var seq = react(bob, THUMB);
    assertThat(react(bob, THUMB)).isEqualTo(seq);
    var gone = unreact(bob, THUMB);
    assertThat(unreact(bob, THUMB)).isEqualTo(gone);
    assertThat(head()).isEqualTo(gone);
  }

  @Test
  void emojiStandInTheOrderOfTheirFirstUse() {
    react(bob, HEART);
    react(bob, THUMB);
    react(alice, HEART);
    react(alice, THUMB);
    assertThat(shown(stored().getJsonArray("reactions")))
        .containsExactly(
            "❤️ 2 " + bob.id() + " " + alice.id(), "👍 2 " + bob.id() + " " + alice.id());
    unreact(bob, HEART);
    assertThat(shown(stored().getJsonArray("reactions")))
        .containsExactly("👍 2 " + bob.id() + " " + alice.id(), "❤️ 1 " + alice.id());
  }

  @Test
  void whatIsNotOneEmojiIsRefused() {
    for (var wrong : List.of("a", "1", "👍👍", "👍a", "🇳", "#", "\u200d", "e\u0301", " ", "<b>")) {
      var refused = bob.bus().askInVain("message.react", of().put("emoji", wrong));
      assertThat(refused.code()).as(wrong).isEqualTo("bad_request");
    }
    var long_ = "👩" + "\u200d👩".repeat(12);
    assertThat(bob.bus().askInVain("message.react", of().put("emoji", long_)).code())
        .isIn("bad_request", "too_long");
    for (var right : List.of("👩‍👩‍👧‍👦", "🇳🇱", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "❤")) {
      react(bob, right);
    }
    react(alice, HEART);
    assertThat(stored().getJsonArray("reactions").getJsonObject(5).getInteger("count"))
        .as("a heart in letters is a heart")
        .isEqualTo(2);
  }

  @Test
  void aMessageHasAtMostTwentyOfThem() {
    var emoji = IntStream.range(0, 21).mapToObj(i -> Character.toString(0x1f600 + i)).toList();
    emoji.subList(0, 20).forEach(each -> react(bob, each));
    var surplus = alice.bus().askInVain("message.react", of().put("emoji", emoji.get(20)));
    assertThat(surplus.code()).isEqualTo("too_many");
    assertThat(surplus.failureCode()).isEqualTo(409);
    react(alice, emoji.get(3));
    unreact(bob, emoji.getFirst());
    react(alice, emoji.get(20));
    assertThat(stored().getJsonArray("reactions")).hasSize(20);
  }

  @Test
  void theFirstTwentyPeopleAreShownAndAllAreListed() {
    var guests = new ArrayList<Company.Guest>();
    var code = new JsonObject().put("code", room.getString("code"));
    for (var i = 0; i < 23; i++) {
      var guest = company.invite("guest");
      guest.bus().ask("room.join", code);
      react(guest, THUMB);
      guests.add(guest);
    }
    var reaction = stored().getJsonArray("reactions").getJsonObject(0);
    assertThat(reaction.getInteger("count")).isEqualTo(23);
    assertThat(ids(reaction.getJsonArray("users"))).isEqualTo(ids(guests.subList(0, 20)));

    var page = guests.get(22).bus().ask("message.reactions", of().put("emoji", THUMB));
    assertThat(ids(page.getJsonArray("users"))).isEqualTo(ids(guests));
    assertThat(page.getBoolean("mine")).isTrue();
    assertThat(alice.bus().ask("message.reactions", of().put("emoji", THUMB)).getBoolean("mine"))
        .isFalse();

    unreact(guests.get(4), THUMB);
    guests.remove(4);
    reaction = stored().getJsonArray("reactions").getJsonObject(0);
    assertThat(reaction.getInteger("count")).isEqualTo(22);
    assertThat(ids(reaction.getJsonArray("users"))).isEqualTo(ids(guests.subList(0, 20)));
  }

  @Test
  void aDeletedMessageHasNoneAndTakesNone() {
    react(bob, THUMB);
    alice.bus().ask("message.delete", of());
    assertThat(stored().getJsonArray("reactions")).isEmpty();
    assertThat(bob.bus().askInVain("message.react", of().put("emoji", THUMB)).code())
        .isEqualTo("no_such_message");
    assertThat(bob.bus().askInVain("message.unreact", of().put("emoji", THUMB)).code())
        .isEqualTo("no_such_message");
    assertThat(bob.bus().ask("message.reactions", of().put("emoji", THUMB)).getJsonArray("users"))
        .isEmpty();
  }

  @Test
  void editingKeepsThem() {
    react(bob, THUMB);
    var heard = bob.bus().listen(room.getString("id"));
    var seq = alice.bus().ask("message.edit", of().put("text", "better")).getLong("seq");
    react(bob, HEART);
    assertThat(alice.bus().ask("message.edit", of().put("text", "better")).getLong("seq"))
        .isEqualTo(seq);
    var edited = heard.awaitSeq(seq).getJsonObject("message");
    assertThat(shown(edited.getJsonArray("reactions"))).containsExactly("👍 1 " + bob.id());
  }

  private long react(Company.Guest guest, String emoji) {
    return guest.bus().ask("message.react", of().put("emoji", emoji)).getLong("seq");
  }

  private long unreact(Company.Guest guest, String emoji) {
    return guest.bus().ask("message.unreact", of().put("emoji", emoji)).getLong("seq");
  }

  private JsonObject of() {
    return in(room).put("id", message.getString("id"));
  }

  private JsonObject stored() {
    var page = bob.bus().ask("message.history", in(room));
    return page.getJsonArray("messages").getJsonObject(0);
  }

  private long head() {
    return alice.bus().ask("message.history", in(room)).getLong("head");
  }

  private static List<String> shown(JsonArray reactions) {
    return reactions.stream()
        .map(JsonObject.class::cast)
        .map(
            each ->
                "%s %d %s"
                    .formatted(
                        each.getString("emoji"),
                        each.getInteger("count"),
                        String.join(" ", ids(each.getJsonArray("users")))))
        .toList();
  }

  private static List<String> ids(JsonArray users) {
    return users.stream().map(user -> ((JsonObject) user).getString("id")).toList();
  }

  private static List<String> ids(List<Company.Guest> guests) {
    return guests.stream().map(Company.Guest::id).toList();
  }
}
