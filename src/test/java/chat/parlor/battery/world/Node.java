package chat.parlor.battery.world;

import chat.parlor.testing.Api;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.Vertx;
import java.net.URI;

/// One Parlor of the world, with the road that leads to it.
public final class Node {
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

  Api api() {
    return process.api();
  }

  void close() {
    process.close();
    road.close();
  }
}
