package chat.parlor.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.settings.Clustering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What settings change in Hazelcast's configuration, and what they leave alone.
@Timeout(60)
class ClusterFileTest {
  private static final Optional<String> NONE = Optional.empty();

  @TempDir Path directory;

  @Test
  void withoutSettingsItIsTheFileInTheJar() {
    var config = ClusterFile.read(clustering(Optional.empty(), NONE, List.of(), NONE));
    assertThat(config.getClusterName()).isEqualTo("parlor");
    assertThat(config.getNetworkConfig().getPort()).isEqualTo(5701);
    assertThat(config.getNetworkConfig().getInterfaces().getInterfaces())
        .containsExactly("127.0.0.1");
    assertThat(config.getMultiMapConfigs()).containsKey("__vertx.subs");
  }

  @Test
  void membersAndTheOwnAddressWinOverTheFile() {
    var members = List.of("10.0.0.1", "10.0.0.2:5801");
    var network =
        ClusterFile.read(clustering(Optional.empty(), Optional.of("10.0.0.1"), members, NONE))
            .getNetworkConfig();
    assertThat(network.getInterfaces().getInterfaces()).containsExactly("10.0.0.1");
    assertThat(network.getJoin().getTcpIpConfig().getMembers()).isEqualTo(members);
    assertThat(network.getJoin().getMulticastConfig().isEnabled()).isFalse();
  }

  @Test
  void aServiceIsAskedInsteadOfMembers() {
    var service = Optional.of("parlor.chat.svc.cluster.local");
    var join =
        ClusterFile.read(clustering(Optional.empty(), NONE, List.of(), service))
            .getNetworkConfig()
            .getJoin();
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(join.getMulticastConfig().isEnabled()).isFalse();
    assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
    assertThat(join.getKubernetesConfig().getProperty("service-dns")).isEqualTo(service.get());
  }

  @Test
  void aFileThatIsNoConfigurationIsOneSentence() throws IOException {
    var file = Files.writeString(directory.resolve("cluster.xml"), "<hazelcast><oops/>");
    assertThatThrownBy(() -> ClusterFile.read(clustering(Optional.of(file), NONE, List.of(), NONE)))
        .isInstanceOf(CannotJoin.class)
        .hasMessageStartingWith("The cluster cannot be joined: ")
        .hasMessageNotContaining("\n");
  }

  private static Clustering clustering(
      Optional<Path> file, Optional<String> host, List<String> members, Optional<String> service) {
    return new Clustering(file, host, OptionalInt.empty(), members, service, 0, Optional.empty());
  }
}
