package chat.parlor.battery.history;

import io.vertx.core.json.JsonObject;

/// One number of a room's log as somebody was shown it.
///
/// @param id the message, or the member who came or went; empty for a change of the room itself
/// @param clientId the name its sender gave the message, empty for other kinds
/// @param author the user who wrote the message, else the one the event is about
/// @param hash the text, 0 for none: a deleted message, or another kind
public record Event(long seq, String kind, String id, String clientId, String author, long hash) {
  public static final String POSTED = "message.posted";
  public static final String EDITED = "message.edited";
  public static final String DELETED = "message.deleted";
  public static final String JOINED = "member.joined";
  public static final String LEFT = "member.left";

  /// Reads the body of a durable event from the wire.
  public static Event of(JsonObject body) {
    var message = body.getJsonObject("message");
    if (message != null) {
      return ofMessage(body.getLong("seq"), body.getString("kind"), message);
    }
    var user = body.getJsonObject("user").getString("id");
    var kind = body.getString("kind");
    return new Event(body.getLong("seq"), kind, isAboutMember(kind) ? user : "", "", user, 0);
  }

  /// A message on a page of history, as if it had just been posted.
  public static Event ofMessage(JsonObject message) {
    return ofMessage(message.getLong("seq"), POSTED, message);
  }

  private static Event ofMessage(long seq, String kind, JsonObject message) {
    return new Event(
        seq,
        kind,
        message.getString("id"),
        message.getString("clientId"),
        message.getJsonObject("author").getString("id"),
        hash(message.getString("text")));
  }

  public boolean isOfMessage() {
    return kind.startsWith("message.");
  }

  public static boolean isAboutMember(String kind) {
    return kind.startsWith("member.");
  }

  /// Whether both are the same thing that happened; the text may have changed since.
  public boolean isSameAs(Event other) {
    return seq == other.seq && kind.equals(other.kind) && id.equals(other.id);
  }

  /// A number for a text (64-bit FNV-1a) that is 0 only where there is none.
  public static long hash(String text) {
    if (text == null) {
      return 0;
    }
    var hash = 0xcbf29ce484222325L;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash == 0 ? 1 : hash;
  }
}
