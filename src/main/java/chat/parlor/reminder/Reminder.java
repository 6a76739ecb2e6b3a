package chat.parlor.reminder;

import chat.parlor.notice.Excerpt;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// Something that somebody wants to be told at a time.
///
/// @param text what it says, or null
/// @param room where the message is, null without one or when he is not in there any more
/// @param message what it is about, likewise null
record Reminder(String id, OffsetDateTime due, String text, String room, Excerpt message) {
  /// `{id, at, text?, room?, message?}`.
  JsonObject toJson() {
    var json = new JsonObject().put("id", id).put("at", Times.text(due));
    if (text != null) {
      json.put("text", text);
    }
    return message == null ? json : json.put("room", room).put("message", message.toJson());
  }
}
