package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections that never get to the point.
@Timeout(180)
class NewcomersTest {

  @Test
  void whoDripsIsShownOutAndWhoAsksMayStay() throws Exception {
    var vertx = Vertx.vertx();
    var newcomers = new Newcomers(100);
    var server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .connectionHandler(newcomers::arrived)
            .requestHandler(
                request -> {
                  newcomers.asked(request.connection());
                  request.response().end("here");
                })
            .listen(0, "127.0.0.1")
            .await();
    vertx.setPeriodic(20, timer -> newcomers.sweep());
    try (var asking = new Socket("127.0.0.1", server.actualPort());
        var dripping = new Socket("127.0.0.1", server.actualPort())) {
      write(dripping, "GET / HT");
      write(asking, "GET / HTTP/1.1\r\nHost: here\r\n\r\n");
      dripping.setSoTimeout(20_000);
      assertThat(dripping.getInputStream().read()).isEqualTo(-1);
      write(asking, "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
      var answers = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers.split("here", -1)).hasSize(3);
    } finally {
      vertx.close().await();
    }
  }

  private static void write(Socket socket, String text) throws Exception {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
