package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

/// What concerns one user alone, for all his devices.
///
/// @param body the JSON that they receive
public record Notice(String userId, JsonObject body) {
  public Notice {
    requireNonNull(userId);
    requireNonNull(body);
  }

  static Notice joined(String userId, Room room) {
    return new Notice(userId, of("room.joined").put("room", room.toJson()));
  }

  static Notice left(String userId, String room) {
    return new Notice(userId, of("room.left").put("room", room));
  }

  static Notice read(String userId, Room room) {
    return new Notice(
        userId,
        of("read")
            .put("room", room.id())
            .put("read", room.read())
            .put("unread", room.unread())
            .put("mentions", room.mentions()));
  }

  static Notice heeded(String userId, Room room) {
    return new Notice(userId, room.heed().into(of("room.notify").put("room", room.id())));
  }

  private static JsonObject of(String kind) {
    return new JsonObject().put("kind", kind);
  }
}
