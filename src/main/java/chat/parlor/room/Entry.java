package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// One row of a room's log before it has its number: what happened, when, by whom, and the message,
/// member or name it is about.
///
/// @param user who did it; for a member who left or was removed, that member
/// @param other who removed the member, or who became the owner; else null
/// @param reaction what was put to the message or taken away, else null
/// @param name the room's name after a change, else null; likewise `topic`
public record Entry(
    String room,
    Kind kind,
    OffsetDateTime at,
    User user,
    String messageId,
    Reaction reaction,
    User other,
    String name,
    String topic) {
  public Entry {
    requireNonNull(room);
    requireNonNull(kind);
    requireNonNull(at);
    requireNonNull(user);
  }

  public static Entry ofMessage(
      String room, Kind kind, OffsetDateTime at, User user, String messageId) {
    return new Entry(room, kind, at, user, requireNonNull(messageId), null, null, null, null);
  }

  public static Entry ofReaction(
      String room, OffsetDateTime at, User user, String messageId, Reaction reaction) {
    requireNonNull(messageId);
    requireNonNull(reaction);
    return new Entry(room, Kind.MESSAGE_REACTED, at, user, messageId, reaction, null, null, null);
  }

  static Entry ofMember(String room, Kind kind, OffsetDateTime at, User user, User other) {
    return new Entry(room, kind, at, user, null, null, other, null, null);
  }

  static Entry ofChange(
      String room, OffsetDateTime at, User user, User newOwner, String name, String topic) {
    return new Entry(room, Kind.ROOM_CHANGED, at, user, null, null, newOwner, name, topic);
  }

  /// The entry as the event of its number.
  ///
  /// @param message the message it is about, as clients see it; null for other kinds
  public RoomEvent event(long seq, JsonObject message) {
    return new RoomEvent(room, seq, kind, subject(), body(seq, message).encode());
  }

  /// What clients see: `{seq, kind, at, user, …}`.
  public JsonObject body(long seq, JsonObject message) {
    var body =
        new JsonObject()
            .put("seq", seq)
            .put("kind", kind.word())
            .put("at", Times.text(at))
            .put("user", user.toJson());
    return switch (kind) {
      case MESSAGE_POSTED, MESSAGE_EDITED, MESSAGE_DELETED -> body.put("message", message);
      case MESSAGE_REACTED -> body.put("message", message).put("reaction", reaction.toJson());
      case MEMBER_JOINED -> body;
      case MEMBER_LEFT -> other == null ? body : body.put("by", other.toJson());
      case ROOM_CHANGED -> withChange(body);
      case PRESENCE, TYPING, READ, USER_CHANGED, HEAD ->
          throw new IllegalStateException(kind + " is not logged.");
    };
  }

  private JsonObject withChange(JsonObject body) {
    body.put("room", new JsonObject().put("id", room).put("name", name).put("topic", topic));
    return other == null ? body : body.put("newOwner", other.toJson());
  }

  /// Whose rights it changes, by id.
  private String subject() {
    return switch (kind) {
      case MEMBER_JOINED, MEMBER_LEFT -> user.id();
      case ROOM_CHANGED -> other == null ? null : other.id();
      case MESSAGE_POSTED,
          MESSAGE_EDITED,
          MESSAGE_DELETED,
          MESSAGE_REACTED,
          PRESENCE,
          TYPING,
          READ,
          USER_CHANGED,
          HEAD ->
          null;
    };
  }
}
