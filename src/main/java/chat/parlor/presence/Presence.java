package chat.parlor.presence;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Times;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A worker verticle that knows who has a socket on this node. Somebody is online from the first
/// socket on and offline a moment after the last has closed, so that a reload does not flicker.
public final class Presence extends VerticleBase {
  private static final long GRACE_MS = 1_500;
  private static final long RETRY_MS = 2_000;
  private static final long TYPING_EVERY_MS = 1_000;
  private static final long TYPING_KEPT_MS = 10_000;

  private final Rooms rooms;
  private final RoomLog log;
  private final LastSeen lastSeen;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Map<String, Long> typing = new HashMap<>();
  private final Set<String> online = ConcurrentHashMap.newKeySet();
  private Context worker;

  public Presence(Database database, Rooms rooms, RoomLog log) {
    this.rooms = rooms;
    this.log = log;
    this.lastSeen = new LastSeen(database);
  }

  /// Somebody with sockets here.
  private static final class Visitor {
    final User user;
    int sockets;

    /// Counts departures, so that a timer knows whether it is still about the last one.
    int departures;

    Visitor(User user) {
      this.user = user;
    }
  }

  @Override
  public Future<?> start() {
    worker = context;
    vertx.setPeriodic(1_000, timer -> lastSeen.write());
    vertx.setPeriodic(TYPING_KEPT_MS, timer -> forgetTyping());
    return Future.succeededFuture();
  }

  /// Writes down that everybody was seen until now.
  @Override
  public Future<?> stop() {
    var now = Times.now();
    online.forEach(userId -> lastSeen.note(userId, now));
    return lastSeen.write();
  }

  public boolean isOnline(String userId) {
    return online.contains(userId);
  }

  /// A socket has said that it is this user's.
  public void arrived(User user) {
    worker.runOnContext(
        v -> {
          var visitor = visitors.computeIfAbsent(user.id(), id -> new Visitor(user));
          visitor.sockets++;
          if (online.add(user.id())) {
            var now = Times.now();
            lastSeen.note(user.id(), now);
            tellRooms(user, now);
          }
        });
  }

  /// A socket of this user has closed.
  public void departed(User user) {
    worker.runOnContext(
        v -> {
          var visitor = visitors.get(user.id());
          visitor.sockets--;
          if (visitor.sockets == 0) {
            var departure = ++visitor.departures;
            var at = Times.now();
            vertx.setTimer(GRACE_MS, timer -> leaveUnlessBack(visitor, departure, at));
          }
        });
  }

  /// Somebody has become a member of a room.
  public void entered(User user, String room) {
    worker.runOnContext(
        v -> {
          if (isOnline(user.id())) {
            tell(room, new Change(user, true, Times.now()));
          }
        });
  }

  /// Somebody is typing. Told at most once a second for each person and room.
  public void typing(User user, String room) {
    worker.runOnContext(
        v -> {
          var now = System.currentTimeMillis();
          var before = typing.get(room + user.id());
          if (before == null || now - before >= TYPING_EVERY_MS) {
            typing.put(room + user.id(), now);
            log.mention(
                RoomEvent.passing(room, Kind.TYPING, new JsonObject().put("user", user.toJson())));
          }
        });
  }

  private void leaveUnlessBack(Visitor visitor, int departure, OffsetDateTime at) {
    if (visitor.sockets > 0 || visitor.departures != departure) {
      return;
    }
    var user = visitor.user;
    visitors.remove(user.id());
    online.remove(user.id());
    lastSeen.note(user.id(), at);
    tellRooms(user, at);
  }

  /// What is told is how it is when the rooms are known, not how it was when they were asked for.
  private void tellRooms(User user, OffsetDateTime at) {
    rooms
        .idsOf(user.id())
        .onSuccess(
            ids -> {
              var change = new Change(user, isOnline(user.id()), at);
              ids.forEach(room -> tell(room, change));
            })
        .onFailure(failure -> vertx.setTimer(RETRY_MS, timer -> tellRooms(user, at)));
  }

  private void tell(String room, Change change) {
    var window =
        windows.computeIfAbsent(
            room, id -> new Window(vertx, body -> show(id, body), () -> windows.remove(id)));
    window.add(change);
  }

  private void show(String room, JsonObject body) {
    log.mention(RoomEvent.passing(room, Kind.PRESENCE, body));
  }

  private void forgetTyping() {
    var old = System.currentTimeMillis() - TYPING_KEPT_MS;
    typing.values().removeIf(at -> at < old);
  }
}
