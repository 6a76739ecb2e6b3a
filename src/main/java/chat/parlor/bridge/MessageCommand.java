package chat.parlor.bridge;

import chat.parlor.message.Emoji;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Fields;
import chat.parlor.wire.MessageAddress;
import chat.parlor.wire.Refusal;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Stream;

/// Something a client asks for about what is said.
sealed interface MessageCommand extends Command {
  record Post(chat.parlor.message.Post post) implements MessageCommand {}

  record Edit(String room, String id, String text) implements MessageCommand {}

  record Delete(String room, String id) implements MessageCommand {}

  /// At most one of `before`, `after`, `around` and `at` is not null.
  record ReadHistory(
      String room, Long before, Long after, Long around, OffsetDateTime at, int limit)
      implements MessageCommand {}

  record React(String room, String id, Emoji emoji) implements MessageCommand {}

  record Unreact(String room, String id, Emoji emoji) implements MessageCommand {}

  /// @param after where the page before ended, 0 for the first
  record ListReactions(String room, String id, Emoji emoji, long after) implements MessageCommand {}

  /// @param after where the page before ended, 0 for the first
  record ListEdits(String room, String id, long after) implements MessageCommand {}

  /// @param text an empty one removes the draft
  record SetDraft(String room, String text) implements MessageCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListDrafts(String cursor) implements MessageCommand {}

  int CLIENT_ID_MAX = 64;
  int HISTORY_MAX = 100;
  int HISTORY_USUAL = 40;

  static MessageCommand read(String address, Fields fields) {
    return switch (address) {
      case MessageAddress.POST -> post(fields);
      case MessageAddress.EDIT -> new Edit(fields.id("room"), fields.id("id"), text(fields));
      case MessageAddress.DELETE -> new Delete(fields.id("room"), fields.id("id"));
      case MessageAddress.HISTORY -> readHistory(fields);
      case MessageAddress.REACT -> new React(fields.id("room"), fields.id("id"), emoji(fields));
      case MessageAddress.UNREACT -> new Unreact(fields.id("room"), fields.id("id"), emoji(fields));
      case MessageAddress.REACTIONS ->
          new ListReactions(fields.id("room"), fields.id("id"), emoji(fields), fields.cursorSeq());
      case MessageAddress.EDITS ->
          new ListEdits(fields.id("room"), fields.id("id"), fields.cursorSeq());
      case MessageAddress.SET_DRAFT ->
          new SetDraft(fields.id("room"), fields.draft("text", Limits.TEXT_BYTES_MAX));
      case MessageAddress.LIST_DRAFTS -> new ListDrafts(fields.cursor());
      default -> throw Command.unknown();
    };
  }

  private static Post post(Fields fields) {
    return new Post(
        new chat.parlor.message.Post(
            fields.id("room"),
            fields.string("clientId", 1, CLIENT_ID_MAX),
            text(fields),
            fields.optionalString("replyTo", 1, 200)));
  }

  private static ReadHistory readHistory(Fields fields) {
    var room = fields.id("room");
    var before = fields.optionalInteger("before", 0, Long.MAX_VALUE);
    var after = fields.optionalInteger("after", 0, Long.MAX_VALUE);
    var around = fields.optionalInteger("around", 0, Long.MAX_VALUE);
    var at = fields.optionalTime("at");
    if (Stream.of(before, after, around, at).filter(Objects::nonNull).count() > 1) {
      throw Refusal.badRequest("Give one of \"before\", \"after\", \"around\" and \"at\".");
    }
    return new ReadHistory(
        room, before, after, around, at, fields.limit(HISTORY_MAX, HISTORY_USUAL));
  }

  private static Emoji emoji(Fields fields) {
    return new Emoji(fields.string("emoji", 1, Emoji.BYTES_MAX));
  }

  private static String text(Fields fields) {
    return fields.text("text", Limits.TEXT_BYTES_MAX);
  }
}
