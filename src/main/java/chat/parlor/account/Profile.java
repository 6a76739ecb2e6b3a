package chat.parlor.account;

import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;

/// Somebody as he shows himself, and what he wishes for.
///
/// @param timeZone the name of a zone; null when it is not known
/// @param theme how the page looks: `system`, `light` or `dark`
/// @param findable whether others find him by his names
/// @param receipts whether others see how far he has read
/// @param directsFrom who may write to him alone: `everyone` or `friends`
/// @param quietHours when nothing is to make a noise
public record Profile(
    User user,
    Status status,
    String timeZone,
    String theme,
    boolean findable,
    boolean receipts,
    String directsFrom,
    QuietHours quietHours) {

  /// As his own devices see it: `{id, username, displayName, status?, timeZone?, theme, findable,
  /// receipts, directsFrom, quietHours?}`.
  public JsonObject toJson() {
    var json = shown();
    if (timeZone != null) {
      json.put("timeZone", timeZone);
    }
    if (!quietHours.isNone()) {
      json.put("quietHours", quietHours.toJson());
    }
    return json.put("theme", theme)
        .put("findable", findable)
        .put("receipts", receipts)
        .put("directsFrom", directsFrom);
  }

  /// As others may see it: the user and his status.
  JsonObject shown() {
    var json = user.toJson();
    return status.shows(Times.now()) ? json.put("status", status.toJson()) : json;
  }

  /// `{user, status?}`: what is told when it changes.
  public JsonObject news() {
    var json = new JsonObject().put("user", user.toJson());
    return status.shows(Times.now()) ? json.put("status", status.toJson()) : json;
  }
}
