package chat.parlor.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.network.Proxies;
import chat.parlor.network.Tally;
import chat.parlor.testing.RawSocket;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections that never get to the point, and those that only look like it.
@Timeout(180)
class ConnectionsTest {
  private static final int SHORT_MS = 200;
  private static final int LONG_MS = 60_000;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoDripsAFirstRequestIsShownOutAndWhoHasAskedMayStay() throws Exception {
    var port = serve(new Connections.Patience(10 * SHORT_MS, LONG_MS, LONG_MS));
    try (var asking = new Socket("127.0.0.1", port);
        var dripping = new Socket("127.0.0.1", port)) {
      write(asking, "GET / HTTP/1.1\r\nHost: here\r\n\r\n");
      write(dripping, "GET / HT");
      dripUntilClosed(dripping);
      write(asking, "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      assertThat(answers(asking)).isEqualTo(2);
    }
  }

  @Test
  void whoDripsABodyIsShownOut() throws Exception {
    var port = serve(new Connections.Patience(LONG_MS, SHORT_MS, LONG_MS));
    try (var dripping = new Socket("127.0.0.1", port)) {
      write(dripping, "POST /patient HTTP/1.1\r\nHost: here\r\nContent-Length: 60000\r\n\r\n");
      dripUntilClosed(dripping);
    }
    try (var answered = new Socket("127.0.0.1", port)) {
      write(answered, "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 60000\r\n\r\n");
      dripUntilClosed(answered);
    }
  }

  @Test
  void whoDripsALaterRequestIsShownOut() throws Exception {
    var port = serve(new Connections.Patience(LONG_MS, LONG_MS, SHORT_MS));
    try (var dripping = new Socket("127.0.0.1", port)) {
      write(dripping, "GET / HTTP/1.1\r\nHost: here\r\n\r\nGET / HT");
      dripUntilClosed(dripping);
    }
  }

  @Test
  void whoWaitsForAnAnswerAndWhoIsASocketMayStay() throws Exception {
    var port = serve(new Connections.Patience(LONG_MS, SHORT_MS, SHORT_MS));
    try (var waiting = new Socket("127.0.0.1", port);
        var socket = RawSocket.open(URI.create("http://127.0.0.1:" + port))) {
      write(waiting, "GET /slow HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      assertThat(answers(waiting)).isEqualTo(1);
      socket.frame(1, "still here".getBytes(US_ASCII));
      assertThat(socket.nextText()).isEqualTo("still here");
    }
  }

  private int serve(Connections.Patience patience) {
    var connections = new Connections(patience, Proxies.NONE, new Tally(0));
    var server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .connectionHandler(connections::arrived)
            .requestHandler(
                request -> {
                  connections.asked(request);
                  answer(request, connections);
                })
            .listen(0, "127.0.0.1")
            .await();
    vertx.setPeriodic(20, timer -> connections.sweep());
    return server.actualPort();
  }

  private void answer(HttpServerRequest request, Connections connections) {
    switch (request.path()) {
      case "/eventbus/websocket" -> {
        connections.becameSocket(request.connection());
        request.toWebSocket().onSuccess(ws -> ws.textMessageHandler(ws::writeTextMessage));
      }
      case "/slow" -> vertx.setTimer(5 * SHORT_MS, timer -> request.response().end("here"));
      case "/patient" -> request.body().onSuccess(body -> request.response().end("here"));
      default -> request.response().end("here");
    }
  }

  private static int answers(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    var text = new String(socket.getInputStream().readAllBytes(), US_ASCII);
    return text.split("here", -1).length - 1;
  }

  private static void dripUntilClosed(Socket socket) {
    await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              try {
                write(socket, "x");
                return false;
              } catch (IOException closed) {
                return true;
              }
            });
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }
}
