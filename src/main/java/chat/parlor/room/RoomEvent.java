package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

/// Something that happened in a room, ready to be sent: its body is encoded once and travels as
/// text.
///
/// @param room the room's id
/// @param seq its number in the room's log, 0 for what is not durable
/// @param kind what happened
/// @param subject the id of the user it is about, where nodes have to act on that; else null
/// @param body the JSON that clients receive
public record RoomEvent(String room, long seq, Kind kind, String subject, String body) {
  public RoomEvent {
    requireNonNull(room);
    requireNonNull(kind);
    requireNonNull(body);
  }

  /// An event that takes no number and is kept nowhere.
  public static RoomEvent passing(String room, Kind kind, JsonObject body) {
    return new RoomEvent(room, 0, kind, null, body.put("kind", kind.word()).encode());
  }

  public boolean durable() {
    return seq > 0;
  }
}
