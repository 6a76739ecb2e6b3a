package chat.parlor.battery.world;

import chat.parlor.battery.client.Doors;
import chat.parlor.battery.history.Event;
import chat.parlor.testing.Api;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Postgres;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Real processes: one node on the embedded database, or some on PostgreSQL, each behind a road of
/// its own.
public final class World implements Doors, AutoCloseable {
  private final List<Node> nodes = new ArrayList<>();
  private final Optional<Postgres> postgres;
  private final Books books;

  private World(Optional<Postgres> postgres, Books books) {
    this.postgres = postgres;
    this.books = books;
  }

  /// One node with its embedded database.
  public static World embedded(Vertx vertx, Path directory) {
    var data = directory.resolve("node-0");
    var world = new World(Optional.empty(), Books.embeddedIn(data));
    world.nodes.add(new Node(vertx, data, settings(Map.of())));
    return world;
  }

  /// One node on a PostgreSQL server of its own.
  public static World onPostgres(Vertx vertx, Path directory) {
    var postgres = Postgres.start(directory);
    var login = postgres.emptyDatabase();
    var world = new World(Optional.of(postgres), Books.of(login));
    world.nodes.add(new Node(vertx, directory.resolve("node-0"), settings(login)));
    return world;
  }

  public List<Node> nodes() {
    return nodes;
  }

  public Optional<Postgres> postgres() {
    return postgres;
  }

  @Override
  public int count() {
    return nodes.size();
  }

  @Override
  public URI socket(int node) {
    return nodes.get(node).socket();
  }

  @Override
  public Api api(int node) {
    return nodes.get(node).api();
  }

  /// The log of a room as the database has it. An embedded one can be read when its node is down.
  public List<Event> log(String room) {
    return books.log(room);
  }

  /// Asks every node to stop, and returns whether all did so as they should.
  public boolean terminate() {
    return nodes.stream().allMatch(node -> node.process().terminate() == 0);
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    postgres.ifPresent(Postgres::close);
  }

  private static Map<String, String> settings(Map<String, String> more) {
    var settings = new TreeMap<>(ParlorProcess.NO_LIMITS);
    settings.put("PARLOR_PASSWORD_COST", "10");
    settings.put("PARLOR_LOG_LEVEL", "warn");
    settings.putAll(more);
    return settings;
  }
}
