package chat.parlor.message;

import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// The answer to a post: the same one each time for the same `clientId`.
public record Receipt(String id, long seq, OffsetDateTime at) {
  /// `{id, seq, at}`.
  public JsonObject toJson() {
    return new JsonObject().put("id", id).put("seq", seq).put("at", Times.text(at));
  }
}
