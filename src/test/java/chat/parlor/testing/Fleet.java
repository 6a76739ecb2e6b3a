package chat.parlor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Several nodes on one PostgreSQL, each an own process with an own data directory.
public final class Fleet implements AutoCloseable {
  private final Postgres postgres;
  private final List<ParlorProcess> nodes = new ArrayList<>();

  private Fleet(Postgres postgres) {
    this.postgres = postgres;
  }

  /// A running cluster without limits whose nodes have found each other.
  ///
  /// @param more settings of every node
  public static Fleet start(Path directory, int size, Map<String, String> more) {
    var fleet = new Fleet(Postgres.start(directory));
    try {
      var database = fleet.postgres.emptyDatabase();
      var ports = IntStream.range(0, size).map(i -> freePort()).boxed().toList();
      var members =
          ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
      for (var port : ports) {
        var settings = new HashMap<>(ParlorProcess.NO_LIMITS);
        settings.putAll(database);
        settings.put("PARLOR_CLUSTER", "true");
        settings.put("PARLOR_CLUSTER_HOST", "127.0.0.1");
        settings.put("PARLOR_CLUSTER_PORT", port.toString());
        settings.put("PARLOR_CLUSTER_MEMBERS", members);
        settings.putAll(more);
        fleet.nodes.add(ParlorProcess.start(directory.resolve("node-" + port), settings));
      }
    } catch (RuntimeException | Error failure) {
      fleet.close();
      throw failure;
    }
    return fleet;
  }

  public ParlorProcess node(int index) {
    return nodes.get(index);
  }

  public List<ParlorProcess> nodes() {
    return List.copyOf(nodes);
  }

  public Postgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    nodes.forEach(ParlorProcess::close);
    postgres.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
