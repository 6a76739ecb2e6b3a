package chat.parlor.doors;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/// A correct body of every command about notices and reminders, with every field it knows.
final class NoticeBodies {
  private NoticeBodies() {}

  static Map<String, JsonObject> about(String room, String message) {
    var bodies = new LinkedHashMap<String, JsonObject>();
    var in = new JsonObject().put("room", room);
    bodies.put(
        "room.notify", in.copy().put("level", "all").put("mutedUntil", "2030-01-31T00:00:00Z"));
    bodies.put("notice.list", JsonObject.of("cursor", "x", "limit", 5, "unread", true));
    bodies.put("notice.read", new JsonObject().put("id", "x"));
    bodies.put("keyword.list", new JsonObject());
    bodies.put("keyword.set", new JsonObject().put("keywords", new JsonArray().add("tea")));
    var reminder = JsonObject.of("text", "text", "when", "tomorrow", "zone", "UTC");
    bodies.put("reminder.add", reminder.copy().mergeIn(in).put("id", message).put("clientId", "c"));
    bodies.put("reminder.list", new JsonObject().put("cursor", "x"));
    bodies.put("reminder.change", reminder.copy().put("reminder", "x"));
    bodies.put("reminder.cancel", new JsonObject().put("reminder", "x"));
    return bodies;
  }
}
