package chat.parlor.bridge;

import chat.parlor.room.RoomEvent;
import chat.parlor.wire.CloseCode;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of one event loop that listen to one room. Only that loop touches it.
final class Group {
  private static final Logger LOG = LoggerFactory.getLogger(Group.class);

  /// A quarter of what a socket may be behind.
  private static final int PARCEL_BYTES_MAX = 64 * 1024;

  private final Context loop;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Turn turn;
  private final Runnable flushing = this::flush;
  private Parcel due;
  private long head;

  Group(Context loop, Turn turn, long head) {
    this.loop = loop;
    this.turn = turn;
    this.head = head;
  }

  Context loop() {
    return loop;
  }

  /// The last number that has been given to the sockets here.
  long head() {
    return head;
  }

  void add(Subscription subscription) {
    subscription.index = subscriptions.size();
    subscriptions.add(subscription);
  }

  void remove(Subscription subscription) {
    if (subscription.index < 0) {
      return;
    }
    var moved = subscriptions.removeLast();
    if (moved != subscription) {
      subscriptions.set(subscription.index, moved);
      moved.index = subscription.index;
    }
    subscription.index = -1;
  }

  /// Takes an event for every socket here; they get it at the end of the turn, or once it is much:
  /// what is given to a slow one at a time should be less than it may be behind.
  void deliver(RoomEvent event, Frame frame) {
    if (due == null) {
      due = new Parcel();
      turn.deliver(flushing);
    }
    due.add(event, frame);
    if (due.length() >= PARCEL_BYTES_MAX) {
      flush();
    }
  }

  /// Gives the sockets what has come, the last one first, so that one that is closed for being slow
  /// can leave the list meanwhile.
  void flush() {
    var parcel = due;
    if (parcel == null) {
      return;
    }
    due = null;
    head = Math.max(head, parcel.last());
    try {
      for (var i = subscriptions.size() - 1; i >= 0; i--) {
        if (i < subscriptions.size()) {
          offer(subscriptions.get(i), parcel);
        }
      }
    } finally {
      parcel.release();
    }
  }

  /// Who cannot be given something has a hole in what he has: he comes back by number.
  private static void offer(Subscription subscription, Parcel parcel) {
    try {
      subscription.offer(parcel);
    } catch (RuntimeException | OutOfMemoryError failure) {
      LOG.error("A socket could not be given what has happened in {}.", subscription.room, failure);
      subscription.client.close(CloseCode.TOO_SLOW);
    }
  }

  /// Tells a user nothing until it is known whether he may hear it.
  void hold(String userId) {
    flush();
    ofUser(userId).forEach(Subscription::hold);
  }

  /// Goes on telling a user, from where it was held.
  void release(String userId) {
    ofUser(userId).forEach(Subscription::release);
  }

  /// Ends every subscription of a user.
  void revoke(String userId) {
    flush();
    ofUser(userId).forEach(Subscription::revoke);
  }

  private List<Subscription> ofUser(String userId) {
    return subscriptions.stream().filter(subscription -> subscription.isOf(userId)).toList();
  }

  /// Tells every socket here where the log stands.
  void heads(long told, Frame frame) {
    flush();
    for (var i = subscriptions.size() - 1; i >= 0; i--) {
      if (i < subscriptions.size()) {
        subscriptions.get(i).offerHead(told, frame);
      }
    }
  }
}
