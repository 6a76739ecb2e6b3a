package chat.parlor.room;

import io.vertx.core.json.JsonObject;

/// A room as one of its members sees it.
///
/// @param head the last number of its log
/// @param read the member's read position
/// @param unread messages of others after it
public record Room(
    String id,
    String name,
    String topic,
    String code,
    long head,
    long read,
    long unread,
    Role role,
    int memberCount) {

  /// `{id, name, topic, code?, head, read, unread, role, memberCount}`; `code` only for owners.
  public JsonObject toJson() {
    var json =
        new JsonObject()
            .put("id", id)
            .put("name", name)
            .put("topic", topic)
            .put("head", head)
            .put("read", read)
            .put("unread", unread)
            .put("role", role.word())
            .put("memberCount", memberCount);
    return role.governs() ? json.put("code", code) : json;
  }
}
