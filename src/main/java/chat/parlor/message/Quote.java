package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// The beginning of the message that another one answers, as that is now.
///
/// @param text its first characters, null once it is deleted
record Quote(String id, long seq, User author, String text, OffsetDateTime deletedAt) {
  /// Unicode code points.
  static final int TEXT_MAX = 200;

  Quote {
    text = text == null ? null : beginning(text);
  }

  static Quote of(Message message) {
    return new Quote(
        message.id(), message.seq(), message.author(), message.text(), message.deletedAt());
  }

  /// `{id, seq, author, text?, deletedAt?}`.
  JsonObject toJson() {
    var json = new JsonObject().put("id", id).put("seq", seq).put("author", author.toJson());
    return text == null ? json.put("deletedAt", Times.text(deletedAt)) : json.put("text", text);
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX));
  }
}
