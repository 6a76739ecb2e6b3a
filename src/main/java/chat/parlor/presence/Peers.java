package chat.parlor.presence;

import chat.parlor.account.User;
import chat.parlor.cluster.Nodes;
import chat.parlor.wire.Address;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Who is online on the other nodes. Each node tells the others what changed among its own people,
/// numbered, and every other second that it is still there; whoever has missed a number asks for
/// all of it. A node that has left or fallen silent takes its people with it.
///
/// Messages, each with the `node` it is from and the `version` of that node's people it makes:
/// `on` or `off` with `users`, `beat`, `state` with `users` of which `more` follow or not, `ask`
/// with the node that is asked `of`, `entered` with a `user` and a `room`, `bye`.
final class Peers {
  private static final long BEAT_MS = 2_000;
  private static final long SILENT_MS_MAX = 9_000;
  private static final long DEAF_MS = 5_000;

  /// How long people of a node that has gone have to appear on another one before it is told.
  private static final long GRACE_MS = 1_500;

  private static final int CHUNK = 500;

  private final Vertx vertx;
  private final Nodes nodes;
  private final Supplier<Collection<User>> own;
  private final Told told;
  private final Map<String, Peer> peers = new HashMap<>();
  private final Map<String, Integer> count = new ConcurrentHashMap<>();
  private MessageConsumer<String> consumer;
  private long listeningSinceMs;
  private long version;

  /// Who hears of what other nodes said.
  interface Told {
    /// These people came to be online elsewhere, or have ceased to be.
    void changed(List<User> users);

    /// Somebody has become a member of a room by way of another node.
    void entered(User user, String room);

    /// A node has gone and will not write down when its people were last here.
    void lost(List<User> users);
  }

  Peers(Vertx vertx, Nodes nodes, Supplier<Collection<User>> own, Told told) {
    this.vertx = vertx;
    this.nodes = nodes;
    this.own = own;
    this.told = told;
  }

  /// Listens from now on, on the context that calls.
  void start(Context context) {
    if (!nodes.several()) {
      return;
    }
    listen();
    nodes.listen(
        new Nodes.Listener() {
          @Override
          public void joined(String node) {
            context.runOnContext(v -> sayAll());
          }

          @Override
          public void left(String node) {
            context.runOnContext(v -> vertx.setTimer(GRACE_MS, timer -> drop(node, true)));
          }
        });
    vertx.setPeriodic(BEAT_MS, timer -> beat());
    sayAll();
    nodes.all().forEach(this::ask);
  }

  /// Asked from any thread.
  boolean isOnline(String userId) {
    return count.containsKey(userId);
  }

  /// Somebody came online here, or went.
  void say(User user, boolean online) {
    version++;
    publish(message(online ? "on" : "off").put("users", new JsonArray().add(user.toJson())));
  }

  void sayEntered(User user, String room) {
    publish(message("entered").put("user", user.toJson()).put("room", room));
  }

  /// The people here are gone from now on, and nobody listens any more.
  Future<Void> leave() {
    publish(message("bye"));
    return consumer == null ? Future.succeededFuture() : consumer.unregister();
  }

  private void listen() {
    listeningSinceMs = System.currentTimeMillis();
    consumer =
        vertx.eventBus().consumer(Address.PRESENCE, said -> hear(new JsonObject(said.body())));
  }

  private void hear(JsonObject said) {
    var node = said.getString("node");
    if (node.equals(nodes.self())) {
      return;
    }
    var kind = said.getString("kind");
    if (kind.equals("bye")) {
      vertx.setTimer(GRACE_MS, timer -> drop(node, false));
      return;
    }
    var peer = peers.computeIfAbsent(node, name -> new Peer());
    peer.heardMs = System.currentTimeMillis();
    var now = said.getLong("version");
    switch (kind) {
      case "on", "off" -> apply(peer, node, now, users(said), kind.equals("on"));
      case "state" -> replace(peer, now, users(said), said.getBoolean("more"));
      case "ask" -> answer(said.getString("of"));
      case "entered" -> told.entered(User.of(said.getJsonObject("user")), said.getString("room"));
      default -> askIfBehind(peer, node, now);
    }
  }

  private void apply(Peer peer, String node, long now, List<User> users, boolean online) {
    if (now <= peer.version) {
      return;
    }
    if (now != peer.version + 1) {
      ask(node);
      return;
    }
    peer.version = now;
    var changed = new ArrayList<User>();
    for (var user : users) {
      if (online ? add(peer, user) : remove(peer, user)) {
        changed.add(user);
      }
    }
    tell(changed);
  }

  /// Takes one part of a node's whole state; with the last one, who was not in it is gone.
  private void replace(Peer peer, long now, List<User> part, boolean more) {
    if (now != peer.incomingVersion) {
      peer.incoming = new HashMap<>();
      peer.incomingVersion = now;
    }
    part.forEach(user -> peer.incoming.put(user.id(), user));
    if (more) {
      return;
    }
    var state = peer.incoming;
    peer.incoming = new HashMap<>();
    if (now < peer.version) {
      return;
    }
    peer.version = now;
    var changed = new ArrayList<User>();
    for (var user : List.copyOf(peer.users.values())) {
      if (!state.containsKey(user.id()) && remove(peer, user)) {
        changed.add(user);
      }
    }
    for (var user : state.values()) {
      if (add(peer, user)) {
        changed.add(user);
      }
    }
    tell(changed);
  }

  private void askIfBehind(Peer peer, String node, long now) {
    if (now != peer.version) {
      ask(node);
    }
  }

  private void answer(String asked) {
    if (asked.equals(nodes.self())) {
      sayAll();
    }
  }

  private void ask(String node) {
    if (!node.equals(nodes.self())) {
      publish(message("ask").put("of", node));
    }
  }

  private void sayAll() {
    var users = List.copyOf(own.get());
    for (var from = 0; from == 0 || from < users.size(); from += CHUNK) {
      var to = Math.min(users.size(), from + CHUNK);
      var part = new JsonArray();
      users.subList(from, to).forEach(user -> part.add(user.toJson()));
      publish(message("state").put("users", part).put("more", to < users.size()));
    }
  }

  private void beat() {
    publish(message("beat"));
    var now = System.currentTimeMillis();
    for (var node : List.copyOf(peers.keySet())) {
      if (now - peers.get(node).heardMs > SILENT_MS_MAX) {
        drop(node, true);
      }
    }
    if (now - listeningSinceMs > DEAF_MS && isDeafTo(now)) {
      consumer.unregister();
      listen();
    }
  }

  /// Whether a node that is there is not heard: the bus may have forgotten who listens here.
  private boolean isDeafTo(long now) {
    return nodes.all().stream()
        .filter(node -> !node.equals(nodes.self()))
        .anyMatch(node -> !peers.containsKey(node) || now - peers.get(node).heardMs > DEAF_MS);
  }

  /// @param lost whether the node cannot have said when its people were last here
  private void drop(String node, boolean lost) {
    var peer = peers.remove(node);
    if (peer == null) {
      return;
    }
    var changed = new ArrayList<User>();
    for (var user : List.copyOf(peer.users.values())) {
      if (remove(peer, user)) {
        changed.add(user);
      }
    }
    tell(changed);
    if (lost && isFirstWithout(node)) {
      told.lost(changed);
    }
  }

  /// Whether this node is the one of those left that acts for all of them.
  private boolean isFirstWithout(String gone) {
    return nodes.all().stream()
        .filter(node -> !node.equals(gone))
        .min(Comparator.naturalOrder())
        .orElse("")
        .equals(nodes.self());
  }

  /// Whether this is the first other node that has the user.
  private boolean add(Peer peer, User user) {
    return peer.users.put(user.id(), user) == null && count.merge(user.id(), 1, Integer::sum) == 1;
  }

  /// Whether this was the last other node that had the user.
  private boolean remove(Peer peer, User user) {
    return peer.users.remove(user.id()) != null
        && count.computeIfPresent(user.id(), (id, there) -> there == 1 ? null : there - 1) == null;
  }

  private void tell(List<User> changed) {
    if (!changed.isEmpty()) {
      told.changed(changed);
    }
  }

  private JsonObject message(String kind) {
    return new JsonObject().put("node", nodes.self()).put("kind", kind).put("version", version);
  }

  private void publish(JsonObject message) {
    if (nodes.several()) {
      vertx.eventBus().publish(Address.PRESENCE, message.encode());
    }
  }

  private static List<User> users(JsonObject said) {
    var users = new ArrayList<User>();
    said.getJsonArray("users").forEach(user -> users.add(User.of((JsonObject) user)));
    return users;
  }

  /// Another node as it has made itself known.
  private static final class Peer {
    final Map<String, User> users = new HashMap<>();
    Map<String, User> incoming = new HashMap<>();
    long incomingVersion = -1;
    long version = -1;
    long heardMs;
  }
}
