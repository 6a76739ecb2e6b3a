package chat.parlor.battery.world;

import chat.parlor.battery.client.Doors;
import chat.parlor.battery.history.Event;
import chat.parlor.testing.Api;
import chat.parlor.testing.Fleet;
import chat.parlor.testing.LoadBalancer;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Postgres;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Real processes: one node on the embedded database, or some on PostgreSQL, each behind a road of
/// its own, and a load balancer before all of them if wanted.
public final class World implements Doors, AutoCloseable {
  /// What makes a start quick and a log short.
  private static final Map<String, String> CHEAP =
      Map.of(
          "PARLOR_PASSWORD_COST",
          "10",
          "PARLOR_LOG_LEVEL",
          "warn",
          "PARLOR_PROXIES",
          "127.0.0.1,198.18.0.0/15");

  private final List<Node> nodes;
  private final Optional<Postgres> postgres;
  private final Books books;
  private final Optional<Apart> apart;
  private Optional<LoadBalancer> balancer = Optional.empty();

  private World(
      Vertx vertx,
      List<ParlorProcess> processes,
      Optional<Postgres> postgres,
      Books books,
      Optional<Apart> apart) {
    this.nodes = processes.stream().map(process -> new Node(vertx, process)).toList();
    this.postgres = postgres;
    this.books = books;
    this.apart = apart;
  }

  /// What lies between nodes that have a network each.
  record Apart(Networks networks, List<Road> toDatabase) implements AutoCloseable {
    @Override
    public void close() {
      toDatabase.forEach(Road::close);
      networks.close();
    }
  }

  /// One node with its embedded database.
  public static World embedded(Vertx vertx, Path directory) {
    var data = directory.resolve("node-0");
    var settings = new TreeMap<>(ParlorProcess.NO_LIMITS);
    settings.putAll(CHEAP);
    return new World(
        vertx,
        List.of(ParlorProcess.start(data, settings)),
        Optional.empty(),
        Books.embeddedIn(data),
        Optional.empty());
  }

  /// Nodes on a PostgreSQL server of their own; several are a cluster.
  public static World onPostgres(Vertx vertx, Path directory, int nodes) {
    var fleet = nodes == 1 ? Fleet.single(directory, CHEAP) : Fleet.start(directory, nodes, CHEAP);
    return new World(
        vertx,
        fleet.nodes(),
        Optional.of(fleet.postgres()),
        Books.of(fleet.database()),
        Optional.empty());
  }

  /// A cluster whose nodes have a network each, so that they can be parted.
  public static World apart(Vertx vertx, Path directory, int nodes) {
    var postgres = Postgres.start(directory);
    var database = postgres.emptyDatabase();
    var networks = Networks.of(nodes);
    var address = URI.create(database.get("PARLOR_DATABASE_URL").substring("jdbc:".length()));
    var toDatabase =
        IntStream.range(0, nodes)
            .mapToObj(node -> new Road(vertx, address, networks.hostOf(node)))
            .toList();
    var members =
        IntStream.range(0, nodes)
            .mapToObj(networks::clusterAddress)
            .collect(Collectors.joining(","));
    var processes =
        IntStream.range(0, nodes)
            .mapToObj(
                node -> {
                  var settings = new TreeMap<>(ParlorProcess.NO_LIMITS);
                  settings.putAll(CHEAP);
                  settings.putAll(database);
                  settings.put(
                      "PARLOR_DATABASE_URL",
                      "jdbc:postgresql://"
                          + toDatabase.get(node).uri().getAuthority()
                          + address.getPath());
                  settings.put("PARLOR_HOST", networks.address(node));
                  settings.put("PARLOR_CLUSTER", "true");
                  settings.put("PARLOR_CLUSTER_HOST", networks.clusterAddress(node));
                  settings.put("PARLOR_CLUSTER_MEMBERS", members);
                  return ParlorProcess.start(
                      networks.within(node), directory.resolve("node-" + node), settings);
                })
            .toList();
    return new World(
        vertx,
        processes,
        Optional.of(postgres),
        Books.of(database),
        Optional.of(new Apart(networks, toDatabase)));
  }

  /// Lets people also come by way of HAProxy, which sends them to any node that is ready.
  public World behindBalancer(Path directory) {
    balancer =
        Optional.of(
            LoadBalancer.start(directory, nodes.stream().map(node -> node.road().uri()).toList()));
    return this;
  }

  public List<Node> nodes() {
    return nodes;
  }

  Optional<Apart> apart() {
    return apart;
  }

  public Optional<Postgres> postgres() {
    return postgres;
  }

  @Override
  public int count() {
    return nodes.size() + (balancer.isPresent() ? 1 : 0);
  }

  @Override
  public URI socket(int door) {
    return door < nodes.size() ? nodes.get(door).socket() : balancer.orElseThrow().uri();
  }

  @Override
  public Api api(int door) {
    return door < nodes.size() ? nodes.get(door).api() : Node.api(balancer.orElseThrow().uri());
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
    balancer.ifPresent(LoadBalancer::close);
    nodes.forEach(Node::close);
    apart.ifPresent(Apart::close);
    postgres.ifPresent(Postgres::close);
  }
}
