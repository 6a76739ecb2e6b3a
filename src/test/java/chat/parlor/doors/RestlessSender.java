package chat.parlor.doors;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// Somebody who posts as fast as answers come, until the link breaks, and after each break first
/// repeats what was not answered.
final class RestlessSender {
  private static final int IN_FLIGHT_MAX = 32;

  private final Random random;
  private final List<String> rooms;
  private final List<Post> posts = new ArrayList<>();
  private final List<Throwable> surprises = new ArrayList<>();
  private Api.Session session;
  private BusClient socket;

  RestlessSender(Api.Session session, List<String> rooms, long seed) {
    this.session = session;
    this.rooms = rooms;
    this.random = new Random(seed);
  }

  String name() {
    return session.username();
  }

  /// Everything ever posted, in the order it was.
  List<Post> posts() {
    return posts;
  }

  List<Throwable> surprises() {
    synchronized (surprises) {
      return List.copyOf(surprises);
    }
  }

  void renew(Api api) {
    session = api.refresh(session);
  }

  /// Repeats what was not answered, and one post that was; returns when all are answered.
  void catchUp(URI server) {
    try (var bus = BusClient.open(server, session)) {
      var open = posts.stream().filter(post -> !post.isAcknowledged()).toList();
      var sent = open.stream().map(post -> bus.send("message.post", post.command())).toList();
      for (int i = 0; i < open.size(); i++) {
        open.get(i).acknowledge(sent.get(i).join());
      }
      if (!posts.isEmpty()) {
        var old = posts.get(random.nextInt(posts.size()));
        old.acknowledge(bus.ask("message.post", old.command()));
      }
    }
  }

  void connect(URI server) {
    socket = BusClient.open(server, session);
  }

  /// Posts until the socket ends.
  void run() {
    var free = new Semaphore(IN_FLIGHT_MAX);
    try (var bus = socket) {
      while (bus.isOpen()) {
        free.acquireUninterruptibly();
        var post = next();
        posts.add(post);
        bus.send("message.post", post.command())
            .whenComplete(
                (receipt, failure) -> {
                  answered(post, receipt, failure);
                  free.release();
                });
      }
    }
  }

  private Post next() {
    var room = rooms.get(random.nextInt(rooms.size()));
    return new Post(name(), room, name() + "-" + posts.size());
  }

  private void answered(Post post, JsonObject receipt, Throwable failure) {
    if (failure == null) {
      post.acknowledge(receipt);
    } else if (failure instanceof Refused) {
      synchronized (surprises) {
        surprises.add(failure);
      }
    }
  }
}
