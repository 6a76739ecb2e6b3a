package chat.parlor.account;

import io.vertx.core.json.JsonObject;
import java.util.Objects;

/// A person with an account, as everybody may see them.
///
/// @param id opaque and never reused
/// @param username the unique name they sign in with, lower case
/// @param displayName what the page shows, free text
public record User(String id, String username, String displayName) {

  public User {
    Objects.requireNonNull(id);
    Objects.requireNonNull(username);
    Objects.requireNonNull(displayName);
  }

  /// Reads what `toJson` wrote.
  public static User of(JsonObject json) {
    return new User(
        json.getString("id"), json.getString("username"), json.getString("displayName"));
  }

  /// `{id, username, displayName}`, the form of a user in every answer and event.
  public JsonObject toJson() {
    return new JsonObject().put("id", id).put("username", username).put("displayName", displayName);
  }
}
