package chat.parlor.doors;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A correct body of every command about people, with every field it knows.
final class PeopleBodies {
  private PeopleBodies() {}

  static Map<String, JsonObject> about(String userId) {
    var bodies = new LinkedHashMap<String, JsonObject>();
    var users = new JsonObject().put("users", new JsonArray().add(userId));
    bodies.put("direct.open", users);
    bodies.put("people.pictures", users);
    bodies.put("people.find", new JsonObject().put("text", "by").put("cursor", "x"));
    bodies.put("friend.list", new JsonObject().put("cursor", "x"));
    bodies.put("block.list", new JsonObject().put("cursor", "x"));
    for (var address :
        List.of(
            "people.read",
            "friend.request",
            "friend.accept",
            "friend.decline",
            "friend.withdraw",
            "friend.remove",
            "block.add",
            "block.remove")) {
      bodies.put(address, new JsonObject().put("user", userId));
    }
    bodies.put("me.read", new JsonObject());
    bodies.put(
        "me.change",
        new JsonObject()
            .put("displayName", "Mallory")
            .put("status", new JsonObject().put("text", "Busy"))
            .put("timeZone", "Europe/Vienna")
            .put("theme", "dark")
            .put("findable", true)
            .put("directsFrom", "everyone")
            .put("quietHours", new JsonObject().put("from", "22:00").put("to", "07:00")));
    return bodies;
  }
}
