package chat.parlor.room;

import chat.parlor.wire.Address;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How far people have read, on its way to who listens in their rooms on this node: at most one
/// frame a second and room, however many read at once.
final class Watermarks {
  private static final long SECOND_MS = 1_000;
  private static final int FRAME_MAX = 200;

  private final Vertx vertx;
  private final RoomLog log;
  private final Context home;

  /// What waits in each room that was told something within this second.
  private final Map<String, Map<String, Long>> rooms = new HashMap<>();

  Watermarks(Vertx vertx, RoomLog log) {
    this.vertx = vertx;
    this.log = log;
    this.home = vertx.getOrCreateContext();
    home.runOnContext(
        v -> vertx.eventBus().<JsonObject>consumer(Address.READ, said -> hear(said.body())));
  }

  /// Tells every node, on a thread that nobody waits for.
  void moved(String room, Watermark to) {
    var said = to.toJson().put("room", room);
    home.runOnContext(v -> vertx.eventBus().publish(Address.READ, said));
  }

  private void hear(JsonObject said) {
    var room = said.getString("room");
    var waiting = rooms.get(room);
    var open = waiting == null;
    if (open) {
      waiting = new LinkedHashMap<>();
      rooms.put(room, waiting);
    }
    waiting.remove(said.getString("user"));
    waiting.put(said.getString("user"), said.getLong("read"));
    if (open) {
      tell(room);
    }
  }

  private void tell(String room) {
    var waiting = rooms.get(room);
    if (waiting.isEmpty()) {
      rooms.remove(room);
      return;
    }
    log.mentionHere(RoomEvent.passing(room, Kind.READ, frame(waiting)));
    vertx.setTimer(SECOND_MS, timer -> tell(room));
  }

  /// `{user, read, also?}`.
  private static JsonObject frame(Map<String, Long> waiting) {
    var marks = waiting.entrySet().iterator();
    var frame = next(marks);
    var also = new JsonArray();
    while (marks.hasNext() && also.size() < FRAME_MAX - 1) {
      also.add(next(marks));
    }
    return also.isEmpty() ? frame : frame.put("also", also);
  }

  private static JsonObject next(java.util.Iterator<Map.Entry<String, Long>> marks) {
    var mark = marks.next();
    marks.remove();
    return new Watermark(mark.getKey(), mark.getValue()).toJson();
  }
}
