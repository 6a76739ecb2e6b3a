package chat.parlor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// A real HAProxy with the configuration that Parlor ships, in front of two nodes.
public final class LoadBalancer implements AutoCloseable {
  private static final Path SBIN = Path.of("/usr/sbin/haproxy");

  private final Process process;
  private final URI uri;

  private LoadBalancer(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  public static LoadBalancer start(Path log, ParlorProcess one, ParlorProcess other) {
    var port = freePort();
    var builder =
        new ProcessBuilder(List.of(program(), "-db", "-f", "deploy/haproxy.cfg"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PARLOR_FRONT", "127.0.0.1:" + port);
    builder.environment().put("PARLOR_NODE_1", one.uri().getAuthority());
    builder.environment().put("PARLOR_NODE_2", other.uri().getAuthority());
    try {
      var balancer = new LoadBalancer(builder.start(), URI.create("http://127.0.0.1:" + port));
      Runtime.getRuntime().addShutdownHook(new Thread(balancer.process::destroyForcibly));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !balancer.process.isAlive() || isOpen(port));
      if (!balancer.process.isAlive()) {
        throw new AssertionError("HAProxy did not start: " + Files.readString(log));
      }
      return balancer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// Debian keeps it where an ordinary user's path does not lead.
  private static String program() {
    return Files.isExecutable(SBIN) ? SBIN.toString() : "haproxy";
  }

  private static boolean isOpen(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
