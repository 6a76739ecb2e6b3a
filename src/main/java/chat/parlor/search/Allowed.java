package chat.parlor.search;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What somebody may find: the rooms he is in, and of each the stretches of its log during which he
/// was.
record Allowed(Map<String, List<Stretch>> rooms) {
  /// From after one number of a log up to another.
  record Stretch(long after, long upTo) {
    boolean includes(long seq) {
      return seq > after && seq <= upTo;
    }
  }

  Allowed {
    rooms = Map.copyOf(rooms);
  }

  boolean includes(String room, long seq) {
    for (var stretch : rooms.getOrDefault(room, List.of())) {
      if (stretch.includes(seq)) {
        return true;
      }
    }
    return false;
  }

  boolean includes(JsonObject message) {
    return includes(message.getString("room"), message.getLong("seq"));
  }
}
