package chat.parlor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.wire.CloseCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import org.json.simple.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.python.util.jython;

/// Autobahn's fuzzing client against the taken over socket, which answers here with what it hears:
/// all its cases but those of compression (12, 13) and of performance (9).
@Timeout(600)
class ConformanceTest {
  private static final int CASES = 247;
  private static final List<String> PASSED = List.of("OK", "INFORMATIONAL");

  @TempDir Path directory;

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void listen() {
    var loops = new Loops(vertx);
    var options =
        new HttpServerOptions()
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setIdleTimeout(60);
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> open(request, loops))
            .listen(0, "127.0.0.1")
            .await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void everyCaseIsPassed() throws IOException, InterruptedException {
    var results = new ArrayList<String[]>();
    var process = fuzzingClient();
    try (var lines = process.inputReader()) {
      lines
          .lines()
          .filter(line -> line.startsWith("case,"))
          .forEach(line -> results.add(line.split(",")));
    }
    assertThat(process.waitFor()).isZero();
    assertThat(results).hasSize(CASES);
    assertThat(results).filteredOn(result -> !isPassed(result)).isEmpty();
  }

  /// In a process of its own: where there are Java packages called `io`, Python does not find its
  /// module of that name.
  private Process fuzzingClient() throws IOException {
    var script =
        """
        from me.normanmaurer.maven.autobahntestsuite import AutobahnTestSuite
        from java.util import HashMap
        options = HashMap()
        options.put("version", 18)
        for result in AutobahnTestSuite.runFuzzingClient(
            "parlor", "ws://127.0.0.1:%d", options, ["*"], ["9.*", "12.*", "13.*"]):
          print ",".join(
            ["case", result.caseName(), str(result.behavior()), str(result.behaviorClose())])
        """
            .formatted(server.actualPort());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            jarOf(AutobahnTestSuite.class)
                + File.pathSeparator
                + jarOf(jython.class)
                + File.pathSeparator
                + jarOf(JSONObject.class),
            jython.class.getName(),
            "-c",
            script)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static boolean isPassed(String[] result) {
    return PASSED.contains(result[2]) && PASSED.contains(result[3]);
  }

  private static void open(HttpServerRequest request, Loops loops) {
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              var loop = loops.current();
              var transport = new ChannelTransport((ContextInternal) loop, loops.turn(loop), false);
              transport.takeOver(socket, new Echo(transport));
            });
  }

  private record Echo(ChannelTransport transport) implements ChannelTransport.Listener {
    @Override
    public void text(String message) {
      transport.write(WebSocketFrames.text(message));
    }

    @Override
    public void binary(byte[] message) {
      transport.write(WebSocketFrames.binary(message));
    }

    @Override
    public void failed(CloseCode code) {
      transport.close(code);
    }

    @Override
    public void shutDown() {
      transport.close(CloseCode.GOING_AWAY);
    }

    @Override
    public void gone() {}
  }
}
