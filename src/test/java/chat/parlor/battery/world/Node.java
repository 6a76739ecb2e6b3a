package chat.parlor.battery.world;

import chat.parlor.testing.Api;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;

/// One Parlor of the world, with the road that leads to it.
public final class Node {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ParlorProcess process;
  private final Road road;

  Node(Vertx vertx, ParlorProcess process) {
    this.process = process;
    this.road = new Road(vertx, process.uri());
  }

  ParlorProcess process() {
    return process;
  }

  Road road() {
    return road;
  }

  /// Where clients connect to, however often the process is started again.
  URI socket() {
    return road.uri();
  }

  /// For people who go to another node when one does not answer.
  Api api() {
    return api(process.uri());
  }

  static Api api(URI uri) {
    return new Api(uri, PATIENCE);
  }

  void close() {
    process.close();
    road.close();
  }
}
