package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.notice.Heed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A room as one of its members sees it.
///
/// @param head the last number of its log
/// @param read the member's read position
/// @param unread messages of others after it
/// @param mentions those of them that call the member
/// @param heed how much of it the member wants to be told
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
    Heed heed,
    List<User> people) {
  public Room {
    people = List.copyOf(people);
  }

  /// The same with its people.
  Room of(List<User> others) {
    return new Room(
        id, name, topic, code, head, read, unread, mentions, role, memberCount, heed, others);
  }

  /// `{id, kind, name, topic, code?, head, read, unread, mentions, role, memberCount,
  /// level, mutedUntil?, people?}`; `code` only for owners, `people` only in direct conversations.
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
    heed.into(json);
    return role.governs() ? json.put("code", code) : json;
  }
}
