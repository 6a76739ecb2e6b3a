package chat.parlor.room;

import chat.parlor.account.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A room as one of its members sees it.
///
/// @param head the last number of its log
/// @param read the member's read position
/// @param unread messages of others after it
/// @param mentions those of them that call the member
/// @param people the others in a direct conversation; empty for a room that one can join
public record Room(
    String id,
    String name,
    String topic,
    String code,
    long head,
    long read,
    long unread,
    long mentions,
    Role role,
    int memberCount,
    List<User> people) {
  public Room {
    people = List.copyOf(people);
  }

  /// The same with its people.
  Room of(List<User> others) {
    return new Room(id, name, topic, code, head, read, unread, mentions, role, memberCount, others);
  }

  /// `{id, kind, name, topic, code?, head, read, unread, mentions, role, memberCount,
  /// people?}`; `code` only
  /// for owners, `people` only in direct conversations.
  public JsonObject toJson() {
    var json =
        new JsonObject()
            .put("id", id)
            .put("kind", people.isEmpty() ? "room" : "direct")
            .put("name", name)
            .put("topic", topic)
            .put("head", head)
            .put("read", read)
            .put("unread", unread)
            .put("mentions", mentions)
            .put("role", role.word())
            .put("memberCount", memberCount);
    if (!people.isEmpty()) {
      json.put("people", new JsonArray(people.stream().map(User::toJson).toList()));
    }
    return role.governs() ? json.put("code", code) : json;
  }
}
