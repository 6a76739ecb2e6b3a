package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Run;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A backup that a running Parlor has made is a data directory: another one starts on it, knows the
/// people and their tokens, and has every message.
@Timeout(300)
class BackupTest {
  private static final int POSTS = 100;
  private static final Duration WAIT_MAX = Duration.ofSeconds(120);

  private final List<Post> posts = new ArrayList<>();

  @TempDir Path directory;

  @Test
  void aBackupIsADataDirectory() throws IOException {
    var data = directory.resolve("data");
    var backups = directory.resolve("backups");
    Api.Session ann;
    String room;
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      ann = parlor.api().signUp("ann");
      room = talk(parlor, ann);
      parlor.terminate();
    }
    var settings = new HashMap<>(ParlorProcess.NO_LIMITS);
    settings.put("PARLOR_BACKUP_DIRECTORY", backups.toString());
    try (var parlor = ParlorProcess.start(data, settings)) {
      await().atMost(WAIT_MAX).until(() -> finished(backups).size() == 1);
      assertThat(parlor.isRunning()).isTrue();
    }
    try (var restored = ParlorProcess.startWithoutLimits(finished(backups).getFirst());
        var bus = BusClient.open(restored.uri(), ann)) {
      var audit = new Audit(room);
      audit.readOn(bus);
      assertThat(audit.lost(posts)).isEmpty();
    }
  }

  @Test
  void postgresHasItsOwnTools() {
    var run =
        Run.of(
            Map.of(
                "PARLOR_BACKUP_DIRECTORY", "backups",
                "PARLOR_DATABASE_URL", "jdbc:postgresql://127.0.0.1/parlor"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).singleElement().asString().contains("PARLOR_BACKUP_DIRECTORY");
  }

  private String talk(ParlorProcess parlor, Api.Session ann) {
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      var room =
          bus.ask("room.create", new JsonObject().put("name", "Tea"))
              .getJsonObject("room")
              .getString("id");
      for (var i = 0; i < POSTS; i++) {
        var post = new Post("ann", room, "ann-" + i);
        post.acknowledge(bus.ask("message.post", post.command()));
        posts.add(post);
      }
      return room;
    }
  }

  private static List<Path> finished(Path backups) throws IOException {
    if (!Files.isDirectory(backups)) {
      return List.of();
    }
    try (var there = Files.list(backups)) {
      return there.filter(path -> path.toString().endsWith("Z")).toList();
    }
  }
}
