package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import chat.parlor.wire.Fields;
import chat.parlor.wire.MessageAddress;
import chat.parlor.wire.Refusal;

/// Something a client asks for about what is said.
sealed interface MessageCommand extends Command {
  record Post(chat.parlor.message.Post post) implements MessageCommand {}

  record Edit(String room, String id, String text) implements MessageCommand {}

  record Delete(String room, String id) implements MessageCommand {}

  /// At most one of `before`, `after` and `around` is not null.
  record ReadHistory(String room, Long before, Long after, Long around, int limit)
      implements MessageCommand {}

  int CLIENT_ID_MAX = 64;
  int HISTORY_MAX = 100;
  int HISTORY_USUAL = 40;

  static MessageCommand read(String address, Fields fields) {
    return switch (address) {
      case MessageAddress.POST -> post(fields);
      case MessageAddress.EDIT -> new Edit(fields.id("room"), fields.id("id"), text(fields));
      case MessageAddress.DELETE -> new Delete(fields.id("room"), fields.id("id"));
      case MessageAddress.HISTORY -> readHistory(fields);
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
    if ((before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1) > 1) {
      throw Refusal.badRequest("Give one of \"before\", \"after\" and \"around\".");
    }
    return new ReadHistory(room, before, after, around, fields.limit(HISTORY_MAX, HISTORY_USUAL));
  }

  private static String text(Fields fields) {
    return fields.text("text", Limits.TEXT_BYTES_MAX);
  }
}
