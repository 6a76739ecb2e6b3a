package chat.parlor.web;

import chat.parlor.network.Tally;
import chat.parlor.settings.Limits;
import chat.parlor.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// The HTTP server on one event loop; its twins on the other loops share the port.
final class WebVerticle extends VerticleBase {
  private static final int IDLE_SECONDS = 75;
  private static final int SHUTDOWN_SECONDS = 2;
  private static final Connections.Patience PATIENCE =
      new Connections.Patience(20_000, 20_000, 1_000 * IDLE_SECONDS);
  private static final long SWEEP_MS = 5_000;
  private static final int BACKLOG = 4_096;

  /// Tells Vert.x that the servers of one deployment share whatever free port the first one gets.
  private static final int ANY_SHARED_PORT = -1;

  private final Settings settings;
  private final Routes routes;
  private final IntConsumer listening;
  private final Connections connections;
  private HttpServer server;

  WebVerticle(Settings settings, Routes routes, Tally open, IntConsumer listening) {
    this.settings = settings;
    this.routes = routes;
    this.connections = new Connections(PATIENCE, settings.proxies(), open);
    this.listening = listening;
  }

  @Override
  public Future<?> start() {
    server = vertx.createHttpServer(options());
    server.invalidRequestHandler(new UnreadableRequest());
    server.connectionHandler(connections::arrived);
    vertx.setPeriodic(SWEEP_MS, timer -> connections.sweep());
    return server
        .requestHandler(routes.handler(vertx, connections))
        .listen()
        .onSuccess(open -> listening.accept(open.actualPort()));
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }

  private HttpServerOptions options() {
    var options =
        new HttpServerOptions()
            .setHost(settings.host())
            .setPort(settings.port() == 0 ? ANY_SHARED_PORT : settings.port())
            .setAcceptBacklog(BACKLOG)
            .setIdleTimeout(IDLE_SECONDS)
            // Looking for it, Vert.x would wait for the first bytes before it knows the connection.
            .setHttp2ClearTextEnabled(false)
            .setMaxWebSocketFrameSize(Limits.FRAME_BYTES_MAX)
            .setMaxWebSocketMessageSize(Limits.FRAME_BYTES_MAX)
            // Compression would cost each connection far more memory than everything else together,
            // and inflates what was small enough on the wire.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    settings
        .tls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertPath(tls.certificate().toString())
                            .addKeyPath(tls.key().toString())));
    return options;
  }
}
