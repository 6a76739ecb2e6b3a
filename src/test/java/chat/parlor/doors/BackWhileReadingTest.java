package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Fleet;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody leaves and comes back while the log is being read to his sockets, on a node that has to
/// ask the database whether he is in: what he hears is a part of the log, nothing of it twice.
@Timeout(180)
class BackWhileReadingTest {
  private static final int MESSAGES = 1_500;
  private static final int SOCKETS = 20;
  private static final String TEXT = "x".repeat(2_000);

  @TempDir Path directory;

  @Test
  void hearsNothingTwice() {
    try (var fleet = Fleet.single(directory, Map.of());
        var company = new Company(fleet.node(0))) {
      var ann = company.invite("ann");
      var ben = company.invite("ben");
      var room = Company.room(ann, ben);
      fill(ann, room);
      for (var round = 0; round < SOCKETS; round++) {
        var socket = company.another(ben.session());
        var heard = socket.register("room." + room.getString("id"), 0L);
        heard.awaitSeq(100);
        var left = ben.bus().send("room.leave", in(room));
        var back = ben.bus().send("room.join", JsonObject.of("code", room.getString("code")));
        left.join();
        var head = back.join().getJsonObject("room").getLong("head");
        heard.awaitSeqOrRefusal(head);
        socket.settle();
        assertThat(heard.events().stream().map(event -> event.getLong("seq")))
            .as("round " + round)
            .isEqualTo(LongStream.rangeClosed(1, heard.events().size()).boxed().toList());
        socket.close();
      }
    }
  }

  private static void fill(Company.Guest author, JsonObject room) {
    CompletableFuture.allOf(
            IntStream.range(0, MESSAGES)
                .mapToObj(
                    i ->
                        author
                            .bus()
                            .send(
                                "message.post",
                                in(room).put("clientId", "m" + i).put("text", TEXT)))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
