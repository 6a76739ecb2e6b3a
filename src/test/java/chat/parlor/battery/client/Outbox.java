package chat.parlor.battery.client;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.History;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Set;

/// What somebody wants and has no answer for yet, in the order in which they wanted it. After each
/// break of the line all of it is sent again, in that order.
final class Outbox {
  private static final long RETRY_MS = 300;

  private final Vertx vertx;
  private final History history;
  private final Set<Wish> open = new LinkedHashSet<>();
  private Link link;

  Outbox(Vertx vertx, History history) {
    this.vertx = vertx;
    this.history = history;
  }

  int size() {
    return open.size();
  }

  Future<JsonObject> add(Wish wish) {
    open.add(wish);
    transmit(wish);
    return wish.answer.future();
  }

  void online(Link newLink) {
    link = newLink;
    new LinkedHashSet<>(open).forEach(this::transmit);
  }

  void offline() {
    link = null;
  }

  /// Sends once more what may have been answered long ago; the answer must be the same.
  void replay(Wish wish) {
    transmit(wish);
  }

  private void transmit(Wish wish) {
    if (link == null) {
      return;
    }
    if (wish.attempts++ > 0) {
      history.add(new Entry.Repeated(history.nowUs(), wish.call));
    }
    var used = link;
    used.send(wish.act.address(), wish.body)
        .onSuccess(reply -> answered(wish, reply))
        .onFailure(
            failure -> {
              if (failure instanceof Denied denied) {
                refused(wish, denied, used);
              }
            });
  }

  private void answered(Wish wish, JsonObject reply) {
    var at = history.nowUs();
    var room = reply.getJsonObject("room", new JsonObject());
    history.add(
        new Entry.Answered(
            at,
            wish.call,
            reply.getString("id", room.getString("id", "")),
            reply.getLong("seq", reply.getLong("head", room.getLong("head", 0L))),
            reply.getString("at", "")));
    if (wish.act == Act.HISTORY) {
      var shown =
          reply.getJsonArray("messages").stream()
              .map(message -> Event.ofMessage((JsonObject) message))
              .toList();
      history.add(new Entry.Read(at, wish.call, shown));
    }
    open.remove(wish);
    wish.answer.tryComplete(reply);
  }

  private void refused(Wish wish, Denied denied, Link used) {
    var refusal = new Entry.Refused(history.nowUs(), wish.call, denied.code());
    history.add(refusal);
    if (!refusal.passes()) {
      open.remove(wish);
      wish.answer.tryFail(denied);
    } else if (!wish.isDone()) {
      vertx.setTimer(
          RETRY_MS,
          timer -> {
            if (used == link && !wish.isDone()) {
              transmit(wish);
            }
          });
    }
  }
}
