package chat.parlor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Several nodes on one PostgreSQL, each an own process with an own data directory.
public final class Fleet implements AutoCloseable {
  private final Postgres postgres;
  private final List<ParlorProcess> nodes = new ArrayList<>();

  private final Map<String, String> database;

  private Fleet(Postgres postgres) {
    this.postgres = postgres;
    this.database = postgres.emptyDatabase();
  }

  /// One node that is in no cluster, with these settings and without limits.
  public static Fleet single(Path directory, Map<String, String> more) {
    var fleet = new Fleet(Postgres.start(directory));
    fleet.add(directory.resolve("node"), more);
    return fleet;
  }

  /// A running cluster without limits whose nodes have found each other.
  ///
  /// @param more settings of every node
  public static Fleet start(Path directory, int size, Map<String, String> more) {
    return start(directory, size, (int index) -> more);
  }

  /// A running cluster each of whose nodes has some settings of its own.
  public static Fleet start(Path directory, int size, IntFunction<Map<String, String>> settingsOf) {
    var fleet = new Fleet(Postgres.start(directory));
    var ports = IntStream.range(0, size).map(i -> freePort()).boxed().toList();
    var members = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    for (var port : ports) {
      var settings = new HashMap<String, String>();
      settings.put("PARLOR_CLUSTER", "true");
      settings.put("PARLOR_CLUSTER_HOST", "127.0.0.1");
      settings.put("PARLOR_CLUSTER_PORT", port.toString());
      settings.put("PARLOR_CLUSTER_MEMBERS", members);
      settings.putAll(settingsOf.apply(fleet.nodes.size()));
      fleet.add(directory.resolve("node-" + port), settings);
    }
    return fleet;
  }

  private void add(Path data, Map<String, String> more) {
    var settings = new HashMap<>(ParlorProcess.NO_LIMITS);
    settings.putAll(database);
    settings.putAll(more);
    try {
      nodes.add(ParlorProcess.start(data, settings));
    } catch (RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  public ParlorProcess node(int index) {
    return nodes.get(index);
  }

  public List<ParlorProcess> nodes() {
    return List.copyOf(nodes);
  }

  /// The settings with which every node finds the database.
  public Map<String, String> database() {
    return database;
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
