package chat.parlor.cluster;

import chat.parlor.settings.Clustering;
import chat.parlor.wire.Ids;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A node's place among the others, in Hazelcast's hands. It says who is there and where the event
/// bus reaches them; nothing is kept in it that must not be lost.
public final class Cluster implements Nodes {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /// Where the bus looks for a member's name.
  private static final String NAME = "__vertx.nodeId";

  private static final long PING_MS = 2_000;
  private static final long PONG_MS = 5_000;

  private final HazelcastInstance hazelcast;
  private final Clustering clustering;
  private final String name;

  private Cluster(HazelcastInstance hazelcast, Clustering clustering, String name) {
    this.hazelcast = hazelcast;
    this.clustering = clustering;
    this.name = name;
  }

  /// Finds the other nodes; blocks until they have taken this one in, or until it is clear that it
  /// is the first.
  ///
  /// @throws CannotJoin when the network or the configuration does not allow it
  public static Cluster join(Clustering clustering) {
    var config = ClusterFile.read(clustering);
    var name = Ids.next();
    config.getMemberAttributeConfig().setAttribute(NAME, name);
    return new Cluster(started(config), clustering, name);
  }

  /// Makes Vert.x one of the cluster.
  public Future<Vertx> vertx(VertxBuilder builder, io.vertx.core.VertxOptions options) {
    return builder
        .with(options.setEventBusOptions(bus()))
        .withClusterManager(new HazelcastClusterManager(hazelcast))
        .buildClustered();
  }

  @Override
  public String self() {
    return name;
  }

  @Override
  public boolean several() {
    return true;
  }

  @Override
  public List<String> all() {
    return hazelcast.getCluster().getMembers().stream()
        .map(Cluster::nameOf)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void listen(Listener listener) {
    hazelcast
        .getCluster()
        .addMembershipListener(
            new MembershipListener() {
              @Override
              public void memberAdded(MembershipEvent event) {
                LOG.info("A node has come: {}", event.getMember().getAddress());
                listener.joined(nameOf(event.getMember()));
              }

              @Override
              public void memberRemoved(MembershipEvent event) {
                LOG.info("A node has gone: {}", event.getMember().getAddress());
                listener.left(nameOf(event.getMember()));
              }
            });
  }

  @Override
  public boolean sound() {
    return hazelcast.getLifecycleService().isRunning();
  }

  /// Leaves in good order; the others know at once.
  public void leave() {
    hazelcast.shutdown();
  }

  private EventBusOptions bus() {
    var options =
        new EventBusOptions()
            .setHost(hazelcast.getCluster().getLocalMember().getAddress().getHost())
            .setPort(clustering.busPort())
            .setClusterPingInterval(PING_MS)
            .setClusterPingReplyInterval(PONG_MS);
    clustering
        .busTls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setClientAuth(ClientAuth.REQUIRED)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertPath(tls.own().certificate().toString())
                            .addKeyPath(tls.own().key().toString()))
                    .setTrustOptions(
                        new PemTrustOptions().addCertPath(tls.authority().toString())));
    return options;
  }

  private static HazelcastInstance started(Config config) {
    try {
      return Hazelcast.newHazelcastInstance(config);
    } catch (RuntimeException failure) {
      throw new CannotJoin(failure);
    }
  }

  private static String nameOf(Member member) {
    return member.getAttribute(NAME);
  }
}
