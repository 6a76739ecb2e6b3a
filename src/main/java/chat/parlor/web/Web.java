package chat.parlor.web;

import chat.parlor.account.Accounts;
import chat.parlor.network.Tally;
import chat.parlor.settings.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The open HTTP door: one server over as many event loops as the machine has cores.
public final class Web {
  private final Vertx vertx;
  private final String deploymentId;
  private final int port;
  private final AtomicBoolean draining;

  private Web(Vertx vertx, String deploymentId, int port, AtomicBoolean draining) {
    this.vertx = vertx;
    this.deploymentId = deploymentId;
    this.port = port;
    this.draining = draining;
  }

  /// Opens the door; fails with what kept it from listening.
  ///
  /// @param answers asks whether the database does; part of being ready
  public static Future<Web> open(
      Vertx vertx,
      Settings settings,
      Assets assets,
      Accounts accounts,
      Personal personal,
      Supplier<Future<Void>> answers,
      Meters meters,
      Sockets sockets) {
    var draining = new AtomicBoolean();
    var port = new AtomicInteger();
    var routes =
        new Routes(
            settings,
            assets,
            accounts,
            personal,
            new Health(answers, draining::get),
            meters,
            sockets);
    var connections = new Tally(settings.limits().connectionsPerAddress());
    var everyLoop =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    return vertx
        .deployVerticle(() -> new WebVerticle(settings, routes, connections, port::set), everyLoop)
        .map(id -> new Web(vertx, id, port.get(), draining));
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// Lets load balancers know that this node is about to go, while it still serves.
  public void drain() {
    draining.set(true);
  }

  /// Lets requests that run finish for a moment, then closes every connection.
  public Future<Void> close() {
    return vertx.undeploy(deploymentId);
  }
}
