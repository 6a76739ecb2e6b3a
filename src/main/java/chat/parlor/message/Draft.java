package chat.parlor.message;

import static java.util.Objects.requireNonNull;

import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// What somebody has begun to write in a room; empty when they have taken it back or sent it.
public record Draft(String room, String text, OffsetDateTime at) {
  public Draft {
    requireNonNull(room);
    requireNonNull(text);
    requireNonNull(at);
  }

  /// `{room, text, at}`.
  public JsonObject toJson() {
    return new JsonObject().put("room", room).put("text", text).put("at", Times.text(at));
  }
}
