package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import java.io.FileNotFoundException;
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
    assertThat(shipped.getProperty("hazelcast.merge.first.run.delay.seconds")).isEqualTo("20");
    assertThat(shipped.getProperty("hazelcast.merge.next.run.delay.seconds")).isEqualTo("10");
  }

  @Test
  void keepsWhatTheEventBusNeedsTwice() {
    var subscriptions = shipped.getMultiMapConfig("__vertx.subs");
    assertThat(subscriptions.getBackupCount()).isEqualTo(1);
    assertThat(subscriptions.getValueCollectionType()).isEqualTo(ValueCollectionType.SET);
    assertThat(shipped.getMapConfig("__vertx.haInfo").getBackupCount()).isEqualTo(1);
    assertThat(shipped.getMapConfig("__vertx.nodeInfo").getBackupCount()).isEqualTo(1);
  }

  @Test
  void readsNoForeignJavaObjects() {
    var filter = shipped.getSerializationConfig().getJavaSerializationFilterConfig();
    assertThat(filter).isNotNull();
    assertThat(filter.isDefaultsDisabled()).isTrue();
    assertThat(filter.getWhitelist().isListed("org.evil.Gadget")).isFalse();
  }
}
