package chat.parlor.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// How a node finds the others. What is absent stays as the configuration file has it.
///
/// @param config Hazelcast's configuration; without it the one in the jar
/// @param host the address of this node on the private network, for Hazelcast and the event bus
/// @param port Hazelcast's first port
/// @param members hosts, each with a port or without, where nodes may be
/// @param service the name in Kubernetes' DNS behind which the nodes are
/// @param busPort of the event bus; 0 takes a free one
/// @param busTls with which the event bus is protected
public record Clustering(
    Optional<Path> config,
    Optional<String> host,
    OptionalInt port,
    List<String> members,
    Optional<String> service,
    int busPort,
    Optional<BusTls> busTls) {

  public Clustering {
    Objects.requireNonNull(config);
    Objects.requireNonNull(host);
    Objects.requireNonNull(port);
    members = List.copyOf(members);
    Objects.requireNonNull(service);
    Objects.requireNonNull(busTls);
  }

  /// What a node shows to others and whom it believes.
  ///
  /// @param own the node's certificate, good for both ends of a connection, and its key
  /// @param authority the certificates that the other nodes' have to be signed by
  public record BusTls(Tls own, Path authority) {
    public BusTls {
      Objects.requireNonNull(own);
      Objects.requireNonNull(authority);
    }
  }

  static Clustering of(Given given) {
    var members = given.list(Setting.CLUSTER_MEMBERS);
    var service = given.text(Setting.CLUSTER_SERVICE);
    if (service.isPresent() && !members.isEmpty()) {
      throw given.wrong(
          Setting.CLUSTER_SERVICE, "either a service or members are needed, not both");
    }
    return new Clustering(
        config(given),
        given.text(Setting.CLUSTER_HOST),
        given.text(Setting.CLUSTER_PORT).isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(given.integer(Setting.CLUSTER_PORT, 1, 65_535)),
        members,
        service,
        given.integer(Setting.CLUSTER_BUS_PORT, 0, 65_535),
        busTls(given));
  }

  /// The file that is named has to be there; where none is named, the usual one may be.
  private static Optional<Path> config(Given given) {
    var file = given.path(Setting.CLUSTER_CONFIG);
    if (given.isGiven(Setting.CLUSTER_CONFIG) && !file.orElseThrow().toFile().canRead()) {
      throw given.wrong(Setting.CLUSTER_CONFIG, "a file that can be read is needed");
    }
    return file.filter(there -> there.toFile().canRead());
  }

  private static Optional<BusTls> busTls(Given given) {
    var own = PemFiles.of(given, Setting.CLUSTER_TLS_CERT, Setting.CLUSTER_TLS_KEY);
    var authority = PemFiles.certificate(given, Setting.CLUSTER_TLS_CA);
    if (own.isPresent() != authority.isPresent()) {
      throw new WrongSetting(
          "PARLOR_CLUSTER_TLS_CERT, _KEY and _CA go together: all three or none are needed.");
    }
    return own.map(pair -> new BusTls(pair, authority.orElseThrow()));
  }
}
