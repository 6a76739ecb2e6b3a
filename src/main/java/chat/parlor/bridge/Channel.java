package chat.parlor.bridge;

import chat.parlor.message.Timeline;
import chat.parlor.room.Door;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.wire.Address;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One room on this node: the only consumer of its address here. It hands every event on in the
/// order of the log; what the bus has dropped it reads from the log first.
final class Channel {
  private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
  private static final int PAGE = 500;
  private static final int EARLY_MAX = 1_000;
  private static final long RETRY_MS = 500;
  private static final long REGISTRATION_MS_MAX = 1_000;

  /// How long a number that another node has given may be on its way before the log is read.
  private static final long PATIENCE_MS = 30;

  final String room;

  /// Sockets here, and since when there is none; guarded by the hub.
  int sockets;

  long emptySinceMs;

  private final Vertx vertx;
  private final Timeline timeline;
  private final Door door;
  private final Loops loops;
  private final Context home;
  private final List<Group> groups = new CopyOnWriteArrayList<>();
  private final Promise<Void> ready = Promise.promise();
  private final SortedMap<Long, RoomEvent> early = new TreeMap<>();
  private MessageConsumer<RoomEvent> consumer;
  private long head = -1;
  private long target;
  private long headSent;
  private boolean repairing = true;

  Channel(String room, Vertx vertx, Loops loops, Timeline timeline, Door door) {
    this.room = room;
    this.vertx = vertx;
    this.timeline = timeline;
    this.door = door;
    this.loops = loops;
    this.home = loops.current();
    home.runOnContext(v -> open());
  }

  /// The group of an event loop, once the channel knows where the log stands. It completes on that
  /// loop, before any later event is delivered there.
  Future<Group> groupOf(Context loop) {
    var found = Promise.<Group>promise();
    home.runOnContext(
        v ->
            ready
                .future()
                .onSuccess(
                    opened -> {
                      var group = findOrAdd(loop);
                      loop.runOnContext(w -> found.complete(group));
                    }));
    return found.future();
  }

  void close() {
    home.runOnContext(v -> consumer.unregister());
  }

  /// Tells the sockets where the log stands if it has moved since they were last told.
  void tellHead() {
    home.runOnContext(
        v -> {
          if (head > headSent) {
            headSent = head;
            var told = head;
            var frame = Subscription.headFrame(room, told);
            groups.forEach(group -> group.loop().runOnContext(w -> group.heads(told, frame)));
          }
        });
  }

  /// Somebody has seen in the database how far the log goes; what is missing here is fetched.
  void known(long last) {
    home.runOnContext(
        v -> {
          target = Math.max(target, last);
          if (!repairing && target > head) {
            repair();
          }
        });
  }

  private void open() {
    consumer = vertx.eventBus().consumer(Address.ofRoom(room), this::accept);
    // Where other nodes are slow to take note, what they do not send is found in the log.
    consumer
        .completion()
        .timeout(REGISTRATION_MS_MAX, TimeUnit.MILLISECONDS)
        .onComplete(registered -> findHead());
  }

  private void findHead() {
    timeline
        .head(room)
        .onSuccess(
            found -> {
              // What happened up to here is not going to be heard: who asks now asks the database.
              if (door.isShared()) {
                door.forget(room);
              }
              head = found;
              headSent = found;
              repairing = false;
              if (target > head) {
                repair();
              }
              ready.complete();
            })
        .onFailure(failure -> vertx.setTimer(RETRY_MS, timer -> findHead()));
  }

  private Group findOrAdd(Context loop) {
    for (var group : groups) {
      if (group.loop() == loop) {
        return group;
      }
    }
    var group = new Group(loop, loops.turn(loop), head);
    groups.add(group);
    return group;
  }

  private void accept(Message<RoomEvent> message) {
    var event = message.body();
    if (!event.durable()) {
      fanOut(event);
    } else if (repairing || event.seq() > head + 1) {
      target = Math.max(target, event.seq());
      keepForLater(event);
    } else if (event.seq() == head + 1) {
      advance(event);
      early.values().removeIf(this::followsNow);
    } else if (event.kind() == Kind.MEMBER_LEFT) {
      // Its number was known from the log before it came; who left may still have got in here.
      groups.forEach(group -> group.loop().runOnContext(v -> revoke(group, event)));
    }
  }

  /// Several nodes number one room, so an event may come before the one it follows. Only if that
  /// one stays away is the log read.
  private void keepForLater(RoomEvent event) {
    if (repairing) {
      return;
    }
    if (!door.isShared() || early.size() >= EARLY_MAX) {
      repair();
      return;
    }
    if (early.isEmpty()) {
      vertx.setTimer(PATIENCE_MS, timer -> repairIfBehind());
    }
    early.put(event.seq(), event);
  }

  private boolean followsNow(RoomEvent event) {
    if (event.seq() == head + 1) {
      advance(event);
    }
    return event.seq() <= head;
  }

  private void advance(RoomEvent event) {
    head = event.seq();
    if (door.isShared()) {
      door.follow(event);
    }
    fanOut(event);
  }

  private void repairIfBehind() {
    early.clear();
    if (!repairing && target > head) {
      repair();
    }
  }

  /// Reads what did not come by the bus, and delivers it as if it had.
  private void repair() {
    repairing = true;
    timeline
        .after(room, head, PAGE)
        .onSuccess(
            page -> {
              for (var logged : page.events()) {
                advance(logged.event());
              }
              if (head >= target) {
                repairing = false;
              } else if (page.events().isEmpty()) {
                vertx.setTimer(RETRY_MS, timer -> repair());
              } else {
                repair();
              }
            })
        .onFailure(
            failure -> {
              LOG.warn("Room {} waits for the log after number {}.", room, head);
              vertx.setTimer(RETRY_MS, timer -> repair());
            });
  }

  private void fanOut(RoomEvent event) {
    var frame = Frame.rec(Address.ofRoom(room), event.body());
    for (var group : groups) {
      if (group.loop() == home) {
        deliver(group, event, frame);
      } else {
        group.loop().runOnContext(v -> deliver(group, event, frame));
      }
    }
  }

  private void deliver(Group group, RoomEvent event, Frame frame) {
    group.deliver(event, frame);
    if (event.kind() == Kind.MEMBER_LEFT) {
      revoke(group, event);
    }
  }

  /// Somebody who has come back since may stay.
  private void revoke(Group group, RoomEvent left) {
    if (door.knowsInside(left.subject(), room)) {
      return;
    }
    if (door.isShared()) {
      group.hold(left.subject());
      decide(group, left.subject());
    } else {
      group.revoke(left.subject());
    }
  }

  /// Asks the database whether somebody who has left is back. Until it has answered, nothing is
  /// told.
  private void decide(Group group, String userId) {
    door.require(userId, room)
        .onSuccess(back -> group.release(userId))
        .onFailure(
            failure -> {
              if (failure instanceof Refusal refusal && refusal.code() == Code.NO_SUCH_ROOM) {
                group.revoke(userId);
              } else {
                vertx.setTimer(
                    RETRY_MS, timer -> group.loop().runOnContext(v -> decide(group, userId)));
              }
            });
  }
}
