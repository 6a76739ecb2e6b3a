package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Folder;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An older backup is restored under clients that know more: the head tells them, they load again,
/// and everybody goes on with the same numbers.
@Timeout(240)
class OldBackupTest {
  private static final int KEPT = 5;
  private static final int UNDONE = 7;

  @TempDir Path directory;

  @Test
  void aClientThatKnowsMoreThanTheLogLoadsAgain() {
    var data = directory.resolve("data");
    var backup = directory.resolve("backup");
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      var ann = parlor.api().signUp("ann");
      var room = newRoom(parlor, ann);
      say(parlor, ann, room, "kept", KEPT);

      parlor.terminate();
      Folder.replace(backup, data);
      parlor.startAgain();
      say(parlor, ann, room, "undone", UNDONE);
      var known = headOf(parlor, ann, room, 0);

      parlor.terminate();
      Folder.replace(data, backup);
      parlor.startAgain();

      var head = headOf(parlor, ann, room, known);
      assertThat(head).isEqualTo(known - UNDONE);
      assertThat(headOf(parlor, ann, room, 0)).isEqualTo(head);
      say(parlor, ann, room, "undone", UNDONE);
      assertThat(headOf(parlor, ann, room, head)).isEqualTo(known);
    }
  }

  private static String newRoom(ParlorProcess parlor, Api.Session ann) {
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      return bus.ask("room.create", new JsonObject().put("name", "Tea"))
          .getJsonObject("room")
          .getString("id");
    }
  }

  private static void say(
      ParlorProcess parlor, Api.Session ann, String room, String word, int times) {
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      for (var i = 0; i < times; i++) {
        bus.ask("message.post", new Post("ann", room, word + i).command());
      }
    }
  }

  /// Registers after a number, and holds all that comes before the head against it.
  private static long headOf(ParlorProcess parlor, Api.Session ann, String room, long since) {
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      var inbox = bus.register("room." + room, since);
      var head = inbox.await("head").getLong("head");
      assertThat(inbox.events().stream().map(event -> event.getLong("seq")))
          .containsExactlyElementsOf(LongStream.rangeClosed(since + 1, head).boxed().toList());
      return head;
    }
  }
}
