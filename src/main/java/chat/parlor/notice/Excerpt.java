package chat.parlor.notice;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// The beginning of a message that another one answers, or that somebody is told of, as it is now.
///
/// @param text its first characters, null once it is deleted
public record Excerpt(String id, long seq, User author, String text, OffsetDateTime deletedAt) {
  /// Unicode code points.
  private static final int TEXT_MAX = 200;

  public Excerpt {
    text = text == null ? null : beginning(text);
  }

  /// `{id, seq, author, text?, deletedAt?}`.
  public JsonObject toJson() {
    var json = new JsonObject().put("id", id).put("seq", seq).put("author", author.toJson());
    return text == null ? json.put("deletedAt", Times.text(deletedAt)) : json.put("text", text);
  }

  private static String beginning(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX));
  }
}
