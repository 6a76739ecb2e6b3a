package chat.parlor.battery.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A network namespace for each node, with two links: one to this machine, for clients and the
/// database, and one to a switch, for the other nodes. Needs Linux, iproute2 and root. The
/// addresses are those that RFC 2544 keeps for tests.
final class Networks implements AutoCloseable {
  private static final String SWITCH = "parlor-switch";

  private final int count;
  private final Thread mop = new Thread(this::remove);

  private Networks(int count) {
    this.count = count;
  }

  static Networks of(int count) {
    var networks = new Networks(count);
    networks.remove();
    Runtime.getRuntime().addShutdownHook(networks.mop);
    try {
      networks.build();
    } catch (AssertionError failure) {
      networks.close();
      throw failure;
    }
    return networks;
  }

  /// What runs a command in the namespace of a node.
  List<String> within(int node) {
    return List.of("ip", "netns", "exec", namespace(node));
  }

  /// Where this machine finds a node.
  String address(int node) {
    return "198.18." + node + ".2";
  }

  /// Where a node finds this machine.
  String hostOf(int node) {
    return "198.18." + node + ".1";
  }

  /// Where the other nodes find a node.
  String clusterAddress(int node) {
    return "198.19.0." + (node + 1);
  }

  /// Takes the plug of a node out of the switch.
  void unplug(int node) {
    ip("link", "set", back(node), "down");
  }

  void plugIn(int node) {
    ip("link", "set", back(node), "up");
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(mop);
  }

  private void build() {
    ip("link", "add", SWITCH, "type", "bridge");
    ip("link", "set", SWITCH, "up");
    IntStream.range(0, count).forEach(this::build);
  }

  private void build(int node) {
    var namespace = namespace(node);
    ip("netns", "add", namespace);
    ip("-n", namespace, "link", "set", "lo", "up");
    connect(node, front(node), "front", address(node) + "/30");
    ip("addr", "add", hostOf(node) + "/30", "dev", front(node));
    connect(node, back(node), "back", clusterAddress(node) + "/24");
    ip("link", "set", back(node), "master", SWITCH);
  }

  private static void connect(int node, String outside, String inside, String address) {
    var namespace = namespace(node);
    ip("link", "add", outside, "type", "veth", "peer", "name", inside, "netns", namespace);
    ip("-n", namespace, "addr", "add", address, "dev", inside);
    ip("-n", namespace, "link", "set", inside, "up");
    ip("link", "set", outside, "up");
  }

  /// With a namespace its links go, too.
  private void remove() {
    IntStream.range(0, count).forEach(node -> run("netns", "del", namespace(node)));
    run("link", "del", SWITCH);
  }

  private static void ip(String... arguments) {
    var complaint = run(arguments);
    if (!complaint.isEmpty()) {
      throw new AssertionError("ip " + String.join(" ", arguments) + ": " + complaint);
    }
  }

  /// What `ip` says to it; nothing when it went well.
  private static String run(String... arguments) {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String namespace(int node) {
    return "parlor-node-" + node;
  }

  private static String front(int node) {
    return "parlor-front-" + node;
  }

  private static String back(int node) {
    return "parlor-back-" + node;
  }
}
