package chat.parlor.account;

import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// A sign-in that is good, as its person sees it in the list of his devices.
///
/// @param device what the browser called itself when it signed in
/// @param address where it signed in from
/// @param lastUsedAt when it was renewed the last time, to a quarter of an hour
public record LiveSession(
    String id, String device, String address, OffsetDateTime createdAt, OffsetDateTime lastUsedAt) {

  /// `{id, device, address, createdAt, lastUsedAt, current}`.
  ///
  /// @param current whether it is the one that asks
  public JsonObject toJson(boolean current) {
    return new JsonObject()
        .put("id", id)
        .put("device", device)
        .put("address", address)
        .put("createdAt", Times.text(createdAt))
        .put("lastUsedAt", Times.text(lastUsedAt))
        .put("current", current);
  }
}
