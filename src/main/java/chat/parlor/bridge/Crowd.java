package chat.parlor.bridge;

import chat.parlor.account.Identity;
import chat.parlor.network.Network;
import chat.parlor.network.Tally;
import chat.parlor.settings.Limits;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The clients of this node, found by user, by sign-in and by network, and counted against
/// the limits. Used from every event loop.
final class Crowd {
  private final Limits limits;
  private final Map<Context, Set<Client>> byLoop = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, Set<Client>> byUser = new ConcurrentHashMap<>();
  private final Map<String, Set<Client>> bySession = new ConcurrentHashMap<>();
  private final Tally networks;

  Crowd(Limits limits) {
    this.limits = limits;
    this.networks = new Tally(limits.socketsPerAddress());
  }

  /// Counts a connection in; false when its network has too many, and then it is not counted.
  boolean admit(Network network) {
    return networks.admit(network);
  }

  /// Counts a connection out that did not become a client.
  void dismiss(Network network) {
    networks.dismiss(network);
  }

  void opened(Client client) {
    byLoop.computeIfAbsent(client.loop, loop -> ConcurrentHashMap.newKeySet()).add(client);
    count.incrementAndGet();
  }

  /// Files a client under its user and its sign-in; false when its user has too many.
  boolean named(Client client, Identity before) {
    var now = client.identity();
    if (before != null && !before.sessionId().equals(now.sessionId())) {
      remove(bySession, before.sessionId(), client);
    }
    add(bySession, now.sessionId(), client, 0);
    return before != null || add(byUser, now.user().id(), client, limits.socketsPerUser());
  }

  /// Takes a client out of every list; true when it had been filed under a user.
  boolean left(Client client) {
    if (byLoop.get(client.loop).remove(client)) {
      count.decrementAndGet();
      dismiss(client.from);
    }
    var identity = client.identity();
    if (identity == null) {
      return false;
    }
    remove(bySession, identity.sessionId(), client);
    return remove(byUser, identity.user().id(), client);
  }

  List<Client> ofUser(String userId) {
    return List.copyOf(byUser.getOrDefault(userId, Set.of()));
  }

  List<Client> ofSession(String sessionId) {
    return List.copyOf(bySession.getOrDefault(sessionId, Set.of()));
  }

  /// Does something with every client, each on its own loop, with one task a loop.
  void forEach(Consumer<Client> action) {
    byLoop.forEach((loop, clients) -> loop.runOnContext(v -> clients.forEach(action)));
  }

  int size() {
    return count.get();
  }

  private static boolean add(Map<String, Set<Client>> map, String key, Client client, int max) {
    var fits = new boolean[] {true};
    map.compute(
        key,
        (k, there) -> {
          var set = there == null ? ConcurrentHashMap.<Client>newKeySet() : there;
          fits[0] = max == 0 || set.size() < max;
          if (fits[0]) {
            set.add(client);
          }
          return set.isEmpty() ? null : set;
        });
    return fits[0];
  }

  private static boolean remove(Map<String, Set<Client>> map, String key, Client client) {
    var was = new boolean[1];
    map.computeIfPresent(
        key,
        (k, set) -> {
          was[0] = set.remove(client);
          return set.isEmpty() ? null : set;
        });
    return was[0];
  }
}
