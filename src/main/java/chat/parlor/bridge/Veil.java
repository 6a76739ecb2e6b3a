package chat.parlor.bridge;

import chat.parlor.room.RoomEvent;
import chat.parlor.wire.Address;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Set;

/// What somebody is shown of a passing event from which a few people have to be left out.
final class Veil {
  private Veil() {}

  /// The event without these people; null when nothing of it is left.
  static Frame over(RoomEvent event, Set<String> unseen) {
    var body = new JsonObject(event.body());
    var shown = new ArrayList<JsonObject>();
    for (var change : changes(body)) {
      if (!unseen.contains(about(change))) {
        shown.add(change);
      }
    }
    if (shown.isEmpty()) {
      return null;
    }
    var first = shown.removeFirst().put("kind", body.getString("kind"));
    if (!shown.isEmpty()) {
      first.put("also", new JsonArray(shown));
    }
    return Frame.rec(Address.ofRoom(event.room()), first.encode());
  }

  private static ArrayList<JsonObject> changes(JsonObject body) {
    var changes = new ArrayList<JsonObject>();
    var also = body.getJsonArray("also", new JsonArray());
    var first = body.copy();
    first.remove("also");
    changes.add(first);
    also.forEach(change -> changes.add((JsonObject) change));
    return changes;
  }

  /// The id of the person that a change is about, or an empty string.
  private static String about(JsonObject change) {
    return switch (change.getValue("user")) {
      case JsonObject user -> user.getString("id");
      case String id -> id;
      case null, default -> "";
    };
  }
}
