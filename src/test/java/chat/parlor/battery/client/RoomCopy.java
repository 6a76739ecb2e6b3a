package chat.parlor.battery.client;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.History;
import chat.parlor.battery.history.How;
import io.vertx.core.json.JsonObject;

/// Somebody's copy of a room: takes one number after the other, asks for what is missing, and
/// begins anew when the server turns out to know less.
final class RoomCopy {
  private static final int PAGE = 200;

  private final Person owner;
  private final History history;
  final String room;
  private long last;
  private long known;
  private long link;
  private boolean replayed;
  private boolean repairing;

  RoomCopy(Person owner, History history, String room) {
    this.owner = owner;
    this.history = history;
    this.room = room;
  }

  long last() {
    return last;
  }

  /// A registration on a socket begins.
  long begin(long newLink) {
    link = newLink;
    replayed = false;
    known = last;
    history.add(new Entry.Registered(history.nowUs(), link, room, last));
    return last;
  }

  void heard(JsonObject body) {
    var kind = body.getString("kind");
    switch (kind) {
      case "head" -> head(body.getLong("head"));
      case "presence" -> presence(body);
      case "typing" -> {}
      default -> event(Event.of(body), replayed ? How.LIVE : How.RESUMED);
    }
  }

  private void event(Event event, How how) {
    history.add(new Entry.Delivered(history.nowUs(), link, room, how, event));
    known = Math.max(known, event.seq());
    if (event.seq() == last + 1) {
      last = event.seq();
    } else if (event.seq() > last) {
      repair();
    }
  }

  private void head(long head) {
    history.add(new Entry.Head(history.nowUs(), link, room, head));
    replayed = true;
    if (head < last) {
      history.add(new Entry.Dropped(history.nowUs(), owner.id(), room));
      last = 0;
      owner.listen(this);
    } else if (head > last) {
      known = Math.max(known, head);
      repair();
    }
  }

  private void presence(JsonObject body) {
    if (body.getBoolean("stale", false)) {
      history.add(new Entry.Seen(history.nowUs(), link, room, "", false));
      return;
    }
    seen(body);
    body.getJsonArray("also", new io.vertx.core.json.JsonArray())
        .forEach(change -> seen((JsonObject) change));
  }

  private void seen(JsonObject change) {
    var user = change.getJsonObject("user").getString("id");
    history.add(new Entry.Seen(history.nowUs(), link, room, user, change.getBoolean("online")));
  }

  private void repair() {
    if (repairing) {
      return;
    }
    repairing = true;
    owner
        .ask(Act.SYNC, room, "", new JsonObject().put("after", last).put("limit", PAGE))
        .onComplete(
            page -> {
              repairing = false;
              if (page.succeeded()) {
                page.result()
                    .getJsonArray("events")
                    .forEach(event -> event(Event.of((JsonObject) event), How.REPAIRED));
                if (last < known && owner.isInside(room)) {
                  repair();
                }
              }
            });
  }
}
