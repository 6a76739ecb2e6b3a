package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// A message as it is now. A deleted one keeps its place and has no text.
///
/// @param seq the number under which it was posted
/// @param replyTo the id of the message it answers, or null
/// @param changedSeq the number of the last event that touched it
record Message(
    String id,
    String room,
    long seq,
    User author,
    String text,
    OffsetDateTime at,
    String clientId,
    OffsetDateTime editedAt,
    OffsetDateTime deletedAt,
    String replyTo,
    long changedSeq) {
  Message {
    if ((text == null) != (deletedAt != null)) {
      throw new IllegalArgumentException("A message has a text exactly until it is deleted.");
    }
  }

  /// About how many bytes it takes.
  int size() {
    return Timeline.OVERHEAD_BYTES + sizeOf(text);
  }

  /// UTF-8 takes at most three bytes for each of Java's characters.
  static int sizeOf(String text) {
    return text == null ? 0 : text.length() * 3;
  }

  boolean deleted() {
    return deletedAt != null;
  }

  Message edited(String newText, OffsetDateTime when, long by) {
    return new Message(id, room, seq, author, newText, at, clientId, when, null, replyTo, by);
  }

  Message withoutText(OffsetDateTime when, long by) {
    return new Message(id, room, seq, author, null, at, clientId, editedAt, when, replyTo, by);
  }

  /// `{id, room, seq, author, text?, at, clientId, editedAt?, deletedAt?, replyTo?, reactions}`.
  JsonObject toJson() {
    var json =
        new JsonObject()
            .put("id", id)
            .put("room", room)
            .put("seq", seq)
            .put("author", author.toJson())
            .put("at", Times.text(at))
            .put("clientId", clientId)
            .put("reactions", new JsonArray());
    putIfThere(json, "text", text);
    putIfThere(json, "editedAt", Times.textOrNull(editedAt));
    putIfThere(json, "deletedAt", Times.textOrNull(deletedAt));
    putIfThere(json, "replyTo", replyTo);
    return json;
  }

  private static void putIfThere(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
