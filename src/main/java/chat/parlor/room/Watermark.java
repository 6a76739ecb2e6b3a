package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

/// How far a member has read, by the number of the room's log.
public record Watermark(String userId, long read) {
  public Watermark {
    requireNonNull(userId);
  }

  /// `{user, read}`.
  public JsonObject toJson() {
    return new JsonObject().put("user", userId).put("read", read);
  }
}
