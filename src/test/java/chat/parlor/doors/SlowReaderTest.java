package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawSocket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who does not read is let go, and has missed nothing when he returns.
@Timeout(600)
@Tag("sockets")
class SlowReaderTest {
  private static final int TEXT = 1;
  private static final int MESSAGES = 3000;

  @TempDir Path data;

  @Test
  void aStalledSocketIsClosedAndTheOthersHearEverything() throws Exception {
    try (var parlor = ParlorProcess.startWithoutLimits(data);
        var company = new Company(parlor);
        var stalled = RawSocket.open(parlor.uri())) {
      var alice = company.invite("alice");
      var bob = company.invite("bob");
      var room = room(alice, bob);
      var heard = bob.bus().listen(room.getString("id"));
      stalled.frame(TEXT, registration(bob, room).getBytes(StandardCharsets.UTF_8));
      assertThat(stalled.nextText()).contains("head");

      var head = talk(alice, room);
      heard.awaitSeq(head);
      assertThat(stalled.readUntilClosed()).isEqualTo(4008);

      var fresh = RoomCopy.load(bob.bus(), room.getString("id"));
      var again = company.another(bob.session());
      var replay = again.register("room." + room.getString("id"), 0L);
      replay.awaitSeq(head);
      new RoomCopy().apply(replay.events()).assertEquals(fresh);
    }
  }

  private static String registration(Company.Guest guest, JsonObject room) {
    return new JsonObject()
        .put("type", "register")
        .put("address", "room." + room.getString("id"))
        .put("headers", new JsonObject().put("authorization", "Bearer " + guest.session().token()))
        .encode();
  }

  /// Far more than the queue of a socket and the buffers of the system hold together.
  private static long talk(Company.Guest guest, JsonObject room) {
    var said = new ArrayList<CompletableFuture<JsonObject>>();
    for (int i = 0; i < MESSAGES; i++) {
      said.add(
          guest
              .bus()
              .send(
                  "message.post",
                  in(room)
                      .put("clientId", UUID.randomUUID().toString())
                      .put("text", "x".repeat(8000))));
      if (i >= 100) {
        said.get(i - 100).join();
      }
    }
    return said.stream().mapToLong(receipt -> receipt.join().getLong("seq")).max().orElseThrow();
  }
}
