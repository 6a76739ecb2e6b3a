package chat.parlor.notice;

import static java.util.Objects.requireNonNull;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// A notice as the one it is for sees it.
///
/// @param room where the message is, null without one or when he is not in there any more
/// @param message what it is about, likewise null
/// @param user who asks to be friends, else null
/// @param text the keyword, or what a reminder says; else null
/// @param due when a reminder was due, else null
/// @param late whether that was long before `at`
public record Notification(
    String id,
    Reason reason,
    OffsetDateTime at,
    boolean read,
    String room,
    Excerpt message,
    User user,
    String text,
    OffsetDateTime due,
    boolean late) {
  public Notification {
    requireNonNull(id);
    requireNonNull(reason);
    requireNonNull(at);
  }

  static Notification of(Said said, String id, Reason reason, String keyword) {
    return new Notification(
        id, reason, said.at(), false, said.room(), said.excerpt(), null, keyword, null, false);
  }

  /// `{id, kind, at, read, room?, message?, user?, keyword?, reminder?: {at, text?, late?}}`.
  public JsonObject toJson() {
    var json =
        new JsonObject()
            .put("id", id)
            .put("kind", reason.word())
            .put("at", Times.text(at))
            .put("read", read);
    if (message != null) {
      json.put("room", room).put("message", message.toJson());
    }
    return switch (reason) {
      case MENTION, REPLY, DIRECT -> json;
      case KEYWORD -> json.put("keyword", text);
      case FRIEND -> json.put("user", user.toJson());
      case REMINDER -> json.put("reminder", reminder());
    };
  }

  private JsonObject reminder() {
    var json = new JsonObject().put("at", Times.text(due));
    if (text != null) {
      json.put("text", text);
    }
    return late ? json.put("late", true) : json;
  }
}
