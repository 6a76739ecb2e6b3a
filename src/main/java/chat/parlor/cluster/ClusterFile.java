package chat.parlor.cluster;

import chat.parlor.settings.Clustering;
import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.XmlConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/// Hazelcast's configuration: the operator's file or the one in the jar, and over it what settings
/// say.
final class ClusterFile {
  private static final String IN_THE_JAR = "/cluster.xml";

  private ClusterFile() {}

  static Config read(Clustering clustering) {
    var config = parsed(clustering);
    var network = config.getNetworkConfig();
    clustering.port().ifPresent(port -> network.setPort(port).setPortAutoIncrement(false));
    clustering.host().ifPresent(host -> bind(network, host));
    if (!clustering.members().isEmpty()) {
      network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(clustering.members());
    }
    clustering.service().ifPresent(service -> askDns(network, service));
    return config;
  }

  private static void bind(NetworkConfig network, String host) {
    network.getInterfaces().setEnabled(true).clear().addInterface(host);
  }

  private static void askDns(NetworkConfig network, String service) {
    network.getJoin().getTcpIpConfig().setEnabled(false);
    network.getJoin().getKubernetesConfig().setEnabled(true).setProperty("service-dns", service);
  }

  private static Config parsed(Clustering clustering) {
    try (var xml = open(clustering)) {
      return new XmlConfigBuilder(xml).build();
    } catch (IOException | RuntimeException failure) {
      throw new CannotJoin(failure);
    }
  }

  private static InputStream open(Clustering clustering) throws IOException {
    return clustering.config().isPresent()
        ? Files.newInputStream(clustering.config().get())
        : ClusterFile.class.getResourceAsStream(IN_THE_JAR);
  }
}
