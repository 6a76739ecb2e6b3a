package chat.parlor.presence;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// Somebody has come online or gone offline.
record Change(User user, boolean online, OffsetDateTime at) {
  /// `{user, online, lastSeen?}`; `lastSeen` for who is offline.
  JsonObject toJson() {
    var json = new JsonObject().put("user", user.toJson()).put("online", online);
    return online ? json : json.put("lastSeen", Times.text(at));
  }
}
