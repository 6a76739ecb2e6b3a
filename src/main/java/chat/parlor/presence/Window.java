package chat.parlor.presence;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The presence of one room on its way out: the first change at once, a few of the next second one
/// by one, many of them together, so that a thousand people coming and going cost a listener one
/// frame a second.
final class Window {
  private static final long SECOND_MS = 1_000;
  private static final int ONE_BY_ONE_MAX = 8;
  private static final int FRAME_MAX = 50;
  private static final int WAITING_MAX = 500;

  private final Vertx vertx;
  private final Consumer<JsonObject> show;
  private final Runnable idle;
  private final Map<String, Change> waiting = new LinkedHashMap<>();
  private boolean closed;

  /// @param show sends the body of one presence frame
  /// @param idle called when nothing has changed for a second
  Window(Vertx vertx, Consumer<JsonObject> show, Runnable idle) {
    this.vertx = vertx;
    this.show = show;
    this.idle = idle;
  }

  void add(Change change) {
    waiting.remove(change.user().id());
    waiting.put(change.user().id(), change);
    if (!closed) {
      flush();
    }
  }

  private void flush() {
    closed = true;
    if (waiting.size() <= ONE_BY_ONE_MAX) {
      waiting.values().forEach(change -> show.accept(change.toJson()));
      waiting.clear();
    } else {
      show.accept(nextFrame());
    }
    vertx.setTimer(SECOND_MS, timer -> reopen());
  }

  private void reopen() {
    closed = false;
    if (waiting.isEmpty()) {
      idle.run();
    } else {
      flush();
    }
  }

  /// `{user, online, lastSeen?, also?}`, or `{stale: true}` when too much has changed to tell.
  private JsonObject nextFrame() {
    if (waiting.size() > WAITING_MAX) {
      waiting.clear();
      return new JsonObject().put("stale", true);
    }
    var changes = waiting.values().iterator();
    var frame = changes.next().toJson();
    changes.remove();
    var also = new JsonArray();
    while (changes.hasNext() && also.size() < FRAME_MAX - 1) {
      also.add(changes.next().toJson());
      changes.remove();
    }
    return also.isEmpty() ? frame : frame.put("also", also);
  }
}
