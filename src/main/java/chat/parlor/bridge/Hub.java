package chat.parlor.bridge;

import chat.parlor.account.Identity;
import chat.parlor.account.Tokens;
import chat.parlor.account.User;
import chat.parlor.message.Timeline;
import chat.parlor.people.Unseen;
import chat.parlor.presence.Presence;
import chat.parlor.room.Door;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Address;
import chat.parlor.wire.CloseCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Everything connected to this node: its rooms and its clients. A room is consumed from the bus
/// once however many sockets listen, and a while longer than the last of them.
final class Hub {
  private static final long EMPTY_ROOM_KEPT_MS = 60_000;
  private static final int TAILS_MAX = 200;

  private final Vertx vertx;
  private final Loops loops;
  private final Tokens tokens;
  private final Door door;
  private final Timeline timeline;
  private final Presence presence;
  private final Unseen unseen;
  private final Commands commands;
  private final Rates rates;
  private final Crowd crowd;
  private final Map<String, Channel> channels = new ConcurrentHashMap<>();
  private final AtomicBoolean checkingTails = new AtomicBoolean();
  private volatile boolean leaving;

  Hub(
      Vertx vertx,
      Loops loops,
      Tokens tokens,
      Door door,
      Timeline timeline,
      Presence presence,
      Unseen unseen,
      Commands commands,
      Rates rates,
      Limits limits) {
    this.vertx = vertx;
    this.loops = loops;
    this.tokens = tokens;
    this.door = door;
    this.timeline = timeline;
    this.presence = presence;
    this.unseen = unseen;
    this.commands = commands;
    this.rates = rates;
    this.crowd = new Crowd(limits);
    unseen.listen(this::turned);
    vertx.eventBus().<String>consumer(Address.SESSION_REVOKED, said -> revoke(said.body()));
    vertx
        .eventBus()
        .<String>consumer(Address.NOTICE, said -> notice(said.headers().get("user"), said.body()));
  }

  Rates rates() {
    return rates;
  }

  Crowd crowd() {
    return crowd;
  }

  Identity verify(String token) {
    return tokens.verify(token);
  }

  /// A user as he is called now.
  User current(User user) {
    return tokens.current(user);
  }

  boolean revoked(Identity identity) {
    return tokens.isRevoked(identity.sessionId());
  }

  Future<JsonObject> run(User user, Guesses guesses, Command command) {
    return commands.run(user, guesses, command);
  }

  /// A client has said who it is, or said it anew; false when its user has too many sockets.
  ///
  /// @param before what it said last, null the first time
  boolean named(Client client, Identity before) {
    if (!crowd.named(client, before)) {
      return false;
    }
    if (before == null) {
      presence.arrived(client.identity().user());
    }
    return true;
  }

  /// Those who leave from now on are sent away, and come back elsewhere: nobody is told.
  void leave() {
    leaving = true;
  }

  /// A client's connection has ended.
  void left(Client client) {
    if (crowd.left(client)) {
      var user = client.identity().user();
      if (!leaving) {
        presence.departed(user);
      }
      if (crowd.ofUser(user.id()).isEmpty()) {
        unseen.forget(user.id());
      }
    }
  }

  /// Gives a member's socket its place among the listeners of a room. The future completes on the
  /// socket's loop; who uses it has to `release` the room afterwards.
  Future<Subscription> enter(Client client, User user, String room) {
    return unseen
        .learn(user.id())
        .compose(learned -> door.require(user.id(), room))
        .compose(role -> acquire(room).groupOf(client.loop))
        .compose(group -> place(client, user, room, group));
  }

  /// One socket less listens to a room.
  void release(String room) {
    channels.computeIfPresent(
        room,
        (id, channel) -> {
          if (--channel.sockets == 0) {
            channel.emptySinceMs = System.currentTimeMillis();
          }
          return channel;
        });
  }

  /// Looks up how far the logs of rooms with listeners go: a tail that the bus has lost shows here.
  void checkTails() {
    var rooms = new ArrayList<String>();
    channels.forEach(
        (room, channel) -> {
          if (channel.sockets > 0) {
            rooms.add(room);
          }
        });
    if (checkingTails.compareAndSet(false, true)) {
      checkTails(rooms, 0);
    }
  }

  private void checkTails(List<String> rooms, int from) {
    if (from >= rooms.size()) {
      checkingTails.set(false);
      return;
    }
    var to = Math.min(rooms.size(), from + TAILS_MAX);
    timeline
        .heads(rooms.subList(from, to))
        .onSuccess(heads -> heads.forEach(this::known))
        .onComplete(read -> checkTails(rooms, to));
  }

  private void known(String room, long last) {
    var channel = channels.get(room);
    if (channel != null) {
      channel.known(last);
    }
  }

  /// Lets go of rooms in which nobody has listened for a while, and tells the others their head.
  void sweepRooms(long nowMs) {
    for (var room : channels.keySet()) {
      channels.computeIfPresent(
          room,
          (id, channel) -> {
            if (channel.sockets == 0 && nowMs - channel.emptySinceMs > EMPTY_ROOM_KEPT_MS) {
              channel.close();
              return null;
            }
            channel.tellHead();
            return channel;
          });
    }
  }

  int rooms() {
    return channels.size();
  }

  /// The last look before listening begins. A removal is known at the door before it is announced,
  /// so who is inside now will be told of it; whoever is not known to be is asked for again.
  private Future<Subscription> place(Client client, User user, String room, Group group) {
    if (!door.knowsInside(user.id(), room)) {
      release(room);
      return enter(client, user, room);
    }
    var subscription = new Subscription(client, room, group, timeline, door);
    group.add(subscription);
    return Future.succeededFuture(subscription);
  }

  private Channel acquire(String room) {
    return channels.compute(
        room,
        (id, there) -> {
          var channel = there == null ? open(room) : there;
          channel.sockets++;
          return channel;
        });
  }

  private Channel open(String room) {
    return new Channel(room, vertx, loops, timeline, door);
  }

  private void revoke(String sessionId) {
    crowd
        .ofSession(sessionId)
        .forEach(client -> client.loop.runOnContext(v -> client.close(CloseCode.TOKEN_EXPIRED)));
  }

  /// Whether somebody is in a room; fails when not.
  Future<?> require(User user, String room) {
    return door.require(user.id(), room);
  }

  /// The ids of people whom somebody must not see.
  Set<String> unseenBy(String userId) {
    return unseen.by(userId);
  }

  /// Somebody has blocked somebody with sockets here, or does so no more: from now on he seems to
  /// be away, or is shown as he is.
  private void turned(User subject, String viewerId) {
    if (crowd.ofUser(viewerId).isEmpty()) {
      return;
    }
    unseen
        .readAgain(viewerId)
        .onSuccess(
            unseenNow -> {
              var online = !unseenNow.contains(subject.id()) && presence.isOnline(subject.id());
              var shown =
                  new JsonObject()
                      .put("kind", "presence")
                      .put("user", subject.toJson())
                      .put("online", online);
              crowd
                  .ofUser(viewerId)
                  .forEach(client -> client.loop.runOnContext(v -> client.show(subject, shown)));
            });
  }

  private void notice(String userId, String body) {
    var frame = Frame.rec(Address.ofUser(userId), body);
    crowd.ofUser(userId).forEach(client -> client.loop.runOnContext(v -> client.notice(frame)));
  }
}
