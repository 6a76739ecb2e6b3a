package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Fleet;
import chat.parlor.testing.SelfSigned;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The event bus between nodes under certificates: those that trust each other talk, others do not,
/// and even then nothing that lasts is missing.
@Timeout(600)
class ClusterTlsTest {
  @TempDir Path directory;

  @Test
  void nodesThatTrustEachOtherTalk() {
    var shared = SelfSigned.in(directory, "shared");
    try (var fleet = Fleet.start(directory, 2, busTls(shared));
        var neighbours = Neighbours.on(fleet)) {
      var room = neighbours.room();
      var heard = neighbours.alice().bus().listen(room.getString("id"));
      neighbours.bob().bus().ask("room.typing", in(room));
      heard.await("typing");
    }
  }

  @Test
  void nodesThatDoNotHaveOnlyTheDatabaseInCommon() {
    var certificates = List.of(SelfSigned.in(directory, "one"), SelfSigned.in(directory, "other"));
    try (var fleet = Fleet.start(directory, 2, index -> busTls(certificates.get(index)));
        var neighbours = Neighbours.on(fleet)) {
      var room = neighbours.room();
      var heard = neighbours.alice().bus().listen(room.getString("id"));
      neighbours.bob().bus().ask("room.typing", in(room));
      say(neighbours.bob(), room, "By way of the database");
      heard.awaitSeq(3);
      assertThat(heard.bodies()).noneMatch(body -> "typing".equals(body.getString("kind")));
    }
  }

  private static Map<String, String> busTls(SelfSigned pair) {
    return Map.of(
        "PARLOR_CLUSTER_TLS_CERT", pair.certificate().toString(),
        "PARLOR_CLUSTER_TLS_KEY", pair.key().toString(),
        "PARLOR_CLUSTER_TLS_CA", pair.certificate().toString());
  }
}
