package chat.parlor.bridge;

import chat.parlor.room.RoomEvent;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;

/// The sockets of one event loop that listen to one room. Only that loop touches it.
final class Group {
  private final Context loop;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long head;

  Group(Context loop, long head) {
    this.loop = loop;
    this.head = head;
  }

  Context loop() {
    return loop;
  }

  /// The last number that has come by on this loop.
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

  /// Gives an event to every socket here, the last one first, so that one that is closed for being
  /// slow can leave the list meanwhile.
  void deliver(RoomEvent event, Frame frame) {
    if (event.durable()) {
      head = event.seq();
    }
    for (var i = subscriptions.size() - 1; i >= 0; i--) {
      if (i < subscriptions.size()) {
        subscriptions.get(i).offer(event, frame);
      }
    }
  }

  /// Tells a user nothing until it is known whether he may hear it.
  void hold(String userId) {
    ofUser(userId).forEach(Subscription::hold);
  }

  /// Goes on telling a user, from where it was held.
  void release(String userId) {
    ofUser(userId).forEach(Subscription::release);
  }

  /// Ends every subscription of a user.
  void revoke(String userId) {
    ofUser(userId).forEach(Subscription::revoke);
  }

  private List<Subscription> ofUser(String userId) {
    return subscriptions.stream().filter(subscription -> subscription.isOf(userId)).toList();
  }

  /// Tells every socket here where the log stands.
  void heads(long told, Frame frame) {
    for (var i = subscriptions.size() - 1; i >= 0; i--) {
      if (i < subscriptions.size()) {
        subscriptions.get(i).offerHead(told, frame);
      }
    }
  }
}
