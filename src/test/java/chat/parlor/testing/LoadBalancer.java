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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// A real HAProxy with the configuration that Parlor ships, in front of two nodes or more.
public final class LoadBalancer implements AutoCloseable {
  private static final Path SBIN = Path.of("/usr/sbin/haproxy");

  private final Process process;
  private final URI uri;

  private LoadBalancer(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /// @param directory for its log and its configuration
  /// @param nodes where the nodes are; the shipped file names two, and more get the same lines
  public static LoadBalancer start(Path directory, List<URI> nodes) {
    var port = freePort();
    var log = directory.resolve("haproxy.log");
    var builder =
        new ProcessBuilder(
                List.of(program(), "-db", "-f", configuration(directory, nodes.size()).toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PARLOR_FRONT", "127.0.0.1:" + port);
    for (var i = 0; i < nodes.size(); i++) {
      builder.environment().put("PARLOR_NODE_" + (i + 1), nodes.get(i).getAuthority());
    }
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

  private static Path configuration(Path directory, int nodes) {
    var second = "  server node2 \"${PARLOR_NODE_2}\"\n";
    var servers =
        IntStream.rangeClosed(2, nodes)
            .mapToObj(node -> second.replace("2", Integer.toString(node)))
            .collect(Collectors.joining());
    try {
      var shipped = Files.readString(Path.of("deploy", "haproxy.cfg"));
      var file = directory.resolve("haproxy.cfg");
      return Files.writeString(file, shipped.replace(second, servers));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
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
