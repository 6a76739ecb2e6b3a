package chat.parlor.presence;

import chat.parlor.account.Notices;
import chat.parlor.account.Renames;
import chat.parlor.account.User;
import chat.parlor.cluster.Nodes;
import chat.parlor.database.Database;
import chat.parlor.people.Friends;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A worker verticle that knows who has a socket, on this node or another. Somebody is online from
/// the first socket on and offline a moment after the last has closed, so that a reload does not
/// flicker. Each node tells its own listeners.
public final class Presence extends VerticleBase {
  /// Together with the second that a busy room gathers changes it is less than two.
  private static final long GRACE_MS = 800;

  private static final long TYPING_EVERY_MS = 1_000;
  private static final long TYPING_KEPT_MS = 10_000;

  private final Renames renames;
  private final RoomLog log;
  private final Audience audience;
  private final Nodes nodes;
  private final LastSeen lastSeen;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private final Map<String, Long> typing = new HashMap<>();

  private final Set<String> online = ConcurrentHashMap.newKeySet();
  private Context worker;
  private Peers peers;

  public Presence(
      Database database,
      Rooms rooms,
      RoomLog log,
      Friends friends,
      Notices notices,
      Renames renames,
      Nodes nodes) {
    this.renames = renames;
    this.log = log;
    this.audience = new Audience(rooms, friends, log, notices, this);
    this.nodes = nodes;
    this.lastSeen = new LastSeen(database);
  }

  /// Somebody with sockets here.
  private static final class Visitor {
    User user;
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
    audience.start(vertx);
    renames.listen(this::renamed);
    peers = new Peers(vertx, nodes, this::usersHere, new Elsewhere());
    peers.start(context);
    vertx.setPeriodic(1_000, timer -> lastSeen.write());
    vertx.setPeriodic(TYPING_KEPT_MS, timer -> forgetTyping());
    return Future.succeededFuture();
  }

  /// Writes down that everybody was seen until now.
  @Override
  public Future<?> stop() {
    var now = Times.now();
    online.forEach(userId -> lastSeen.note(userId, now));
    return peers.leave().eventually(lastSeen::write);
  }

  public boolean isOnline(String userId) {
    return online.contains(userId) || peers.isOnline(userId);
  }

  /// Whether somebody has a socket on this node.
  public boolean isHere(String userId) {
    return online.contains(userId);
  }

  /// Somebody has another name.
  private void renamed(User user) {
    worker.runOnContext(
        v -> {
          var visitor = visitors.get(user.id());
          if (visitor != null) {
            visitor.user = user;
            peers.say(user, true);
          }
        });
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
            peers.say(user, true);
            tellUnlessElsewhere(user, now);
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
          tellIfOnline(user, room);
          peers.sayEntered(user, room);
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
    peers.say(user, false);
    tellUnlessElsewhere(user, at);
  }

  private Collection<User> usersHere() {
    return visitors.values().stream()
        .filter(visitor -> online.contains(visitor.user.id()))
        .map(visitor -> visitor.user)
        .toList();
  }

  private void tellUnlessElsewhere(User user, OffsetDateTime at) {
    if (!peers.isOnline(user.id())) {
      audience.tell(List.of(new Audience.News(user, at)));
    }
  }

  private void tellIfOnline(User user, String room) {
    if (isOnline(user.id())) {
      audience.tell(room, new Change(user, true, Times.now()));
    }
  }

  private void forgetTyping() {
    var old = System.currentTimeMillis() - TYPING_KEPT_MS;
    typing.values().removeIf(at -> at < old);
  }

  /// What other nodes say, as it changes what this one shows.
  private final class Elsewhere implements Peers.Told {
    @Override
    public void changed(List<User> users) {
      var now = Times.now();
      audience.tell(
          users.stream()
              .filter(user -> !online.contains(user.id()))
              .map(user -> new Audience.News(user, now))
              .toList());
    }

    @Override
    public void entered(User user, String room) {
      tellIfOnline(user, room);
    }

    @Override
    public void lost(List<User> users) {
      var now = Times.now();
      users.stream()
          .filter(user -> !online.contains(user.id()))
          .forEach(user -> lastSeen.note(user.id(), now));
    }
  }
}
