package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.spi.exception.CallerNotMemberException;
import com.hazelcast.spi.exception.PartitionMigratingException;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The cluster file as Hazelcast reads it: private, quiet, quick to notice a node that is gone.
@Timeout(30)
class ClusterFileTest {
  private final Config shipped;

  ClusterFileTest() throws FileNotFoundException {
    shipped = new FileSystemXmlConfig("cluster.xml");
  }

  @Test
  void staysOnThePrivateNetwork() {
    var network = shipped.getNetworkConfig();
    assertThat(network.getJoin().getMulticastConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(network.getJoin().getTcpIpConfig().getMembers()).containsExactly("127.0.0.1");
    assertThat(network.getInterfaces().isEnabled()).isTrue();
    assertThat(network.getPortCount()).isEqualTo(10);
    assertThat(shipped.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
    assertThat(shipped.getProperty("hazelcast.socket.bind.any")).isEqualTo("false");
  }

  @Test
  void noticesAHangingNodeInTenSeconds() {
    assertThat(shipped.getProperty("hazelcast.max.no.heartbeat.seconds")).isEqualTo("10");
    assertThat(shipped.getProperty("hazelcast.heartbeat.interval.seconds")).isEqualTo("1");
    assertThat(shipped.getProperty("hazelcast.merge.first.run.delay.seconds")).isEqualTo("5");
    assertThat(shipped.getProperty("hazelcast.merge.next.run.delay.seconds")).isEqualTo("5");
  }

  @Test
  void keepsWhatTheEventBusNeedsTwice() {
    var subscriptions = shipped.getMultiMapConfig("__vertx.subs");
    assertThat(subscriptions.getBackupCount()).isEqualTo(1);
    assertThat(subscriptions.getValueCollectionType()).isEqualTo(ValueCollectionType.SET);
    assertThat(shipped.getMapConfig("__vertx.haInfo").getBackupCount()).isEqualTo(1);
    assertThat(shipped.getMapConfig("__vertx.nodeInfo").getBackupCount()).isEqualTo(1);
  }

  /// A failure that cannot be read is an answer that never comes.
  @Test
  void readsTheFailuresOfOtherNodes() throws IOException {
    var nodes =
        new DefaultSerializationServiceBuilder()
            .setConfig(shipped.getSerializationConfig())
            .build();
    var address = new Address("127.0.0.1", 5701);
    var failures =
        List.of(
            new PartitionMigratingException(address, 1, "Put", "subs"),
            new TargetNotMemberException("gone"),
            new CallerNotMemberException("gone"),
            new RetryableHazelcastException("again", new IllegalStateException("why")),
            new HazelcastInstanceNotActiveException(),
            new OperationTimeoutException("late"),
            new UncheckedIOException(new IOException("broken")),
            new CompletionException(new TimeoutException("late")),
            new NullPointerException("null"));
    for (var failure : failures) {
      Object read = nodes.toObject(nodes.toData(failure));
      assertThat(read).hasSameClassAs(failure);
    }
  }

  @Test
  void readsNoForeignJavaObjects() {
    var filter = shipped.getSerializationConfig().getJavaSerializationFilterConfig();
    assertThat(filter).isNotNull();
    assertThat(filter.isDefaultsDisabled()).isTrue();
    assertThat(filter.getWhitelist().isListed("org.evil.Gadget")).isFalse();
    assertThat(filter.getWhitelist().isListed("javax.management.BadAttributeValueExpException"))
        .isFalse();
    assertThat(filter.getWhitelist().isListed("java.rmi.server.UnicastRemoteObject")).isFalse();
  }
}
