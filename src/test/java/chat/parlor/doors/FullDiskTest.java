package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.database.Database;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full in the middle of talk: nothing is acknowledged that is not kept, the process
/// ends, and with room again everything goes on. A limit on the size of files stands in for the
/// disk.
@Timeout(240)
class FullDiskTest {
  private static final long ROOM_LEFT_BYTES = 256 * 1024;
  private static final int FAILED = 1;

  @TempDir Path data;

  @Test
  void whatWasAcknowledgedBeforeTheDiskWasFullIsKept() throws Exception {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      var session = parlor.api().signUp("ann");
      String room;
      try (var bus = BusClient.open(parlor.uri(), session)) {
        room =
            bus.ask("room.create", new JsonObject().put("name", "Tea"))
                .getJsonObject("room")
                .getString("id");
      }
      var sender = new RestlessSender(session, List.of(room), 1);
      sender.connect(parlor.uri());
      limitFiles(parlor, Files.size(Database.fileIn(data)) + ROOM_LEFT_BYTES);
      sender.run();
      assertThat(parlor.awaitEnd()).isEqualTo(FAILED);
      assertThat(sender.posts()).anyMatch(Post::isAcknowledged);

      parlor.startAgain();
      sender.renew(parlor.api());
      var audit = new Audit(room);
      try (var bus = BusClient.open(parlor.uri(), session)) {
        audit.readOn(bus);
        assertThat(audit.lost(sender.posts())).isEmpty();
        audit.assertInOrder(sender.posts());
        sender.catchUp(parlor.uri());
        audit.readOn(bus);
      }
      assertThat(audit.lost(sender.posts())).isEmpty();
      assertThat(audit.messages()).isEqualTo(sender.posts().size());
    }
  }

  /// From now on no file of this process grows beyond a size.
  private static void limitFiles(ParlorProcess parlor, long bytes)
      throws IOException, InterruptedException {
    var limit =
        new ProcessBuilder("prlimit", "--pid", "" + parlor.pid(), "--fsize=" + bytes)
            .inheritIO()
            .start();
    assertThat(limit.waitFor()).as("prlimit, of util-linux").isZero();
  }
}
