package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The rooms one client listens to, those it is listening to already and those it is still on its
/// way into. It belongs to the client's event loop.
final class Registrations {
  private final Client client;
  private final Hub hub;
  private final Map<String, Place> places = new HashMap<>();

  Registrations(Client client, Hub hub) {
    this.client = client;
    this.hub = hub;
  }

  /// One wish to listen; its subscription is null until the room has let the client in.
  private static final class Place {
    Subscription subscription;
  }

  /// Listens to a room. A second wish for the same room replaces the first: a client may ask again
  /// from where it is. The future fails when the client may not.
  Future<Void> add(User user, String room, Long since) {
    if (client.isClosed()) {
      return Future.failedFuture(new Refusal(Code.NOT_ALLOWED, "This socket is closed."));
    }
    if (places.size() >= Limits.REGISTRATIONS_MAX && !places.containsKey(room)) {
      return Future.failedFuture(
          new Refusal(
              Code.NOT_ALLOWED, "One socket listens to " + Limits.REGISTRATIONS_MAX + " rooms."));
    }
    remove(room);
    var place = new Place();
    places.put(room, place);
    return hub.enter(client, user, room)
        .onSuccess(subscription -> take(room, place, subscription, since))
        .onFailure(refusal -> places.remove(room, place))
        .mapEmpty();
  }

  /// The rooms that are listened to.
  Set<String> rooms() {
    return Set.copyOf(places.keySet());
  }

  /// Stops listening to a room.
  void remove(String room) {
    var place = places.remove(room);
    if (place != null && place.subscription != null) {
      end(place.subscription);
    }
  }

  /// Stops listening to everything.
  void clear() {
    for (var room : places.keySet().toArray(String[]::new)) {
      remove(room);
    }
  }

  /// The room has let the client in; meanwhile it may have changed its mind or gone.
  private void take(String room, Place place, Subscription subscription, Long since) {
    if (places.get(room) != place) {
      end(subscription);
      return;
    }
    place.subscription = subscription;
    subscription.begin(since);
  }

  private void end(Subscription subscription) {
    subscription.end();
    hub.release(subscription.room);
  }
}
