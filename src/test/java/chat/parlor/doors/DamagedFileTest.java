package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.database.Database;
import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Refused;
import chat.parlor.testing.Run;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The database file is cut or changed behind the server's back: it refuses to start, or, where
/// that happens while it runs, to answer. It never serves less than was acknowledged.
@Timeout(600)
class DamagedFileTest {
  private static final int POSTS = 400;
  private static final int BLOCK_BYTES = 4_096;
  private static final int HEADER_BYTES = 2 * BLOCK_BYTES;
  private static final int UNAVAILABLE = 503;

  private final List<Post> posts = new ArrayList<>();
  private Api.Session ann;
  private String room;

  @TempDir Path data;

  /// A way to spoil a file.
  private interface Damage {
    void spoil(FileChannel file) throws IOException;
  }

  @Test
  void aSpoiltFileIsOneSentenceAndOneAndLeftAlone() throws IOException {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      talk(parlor);
      assertThat(parlor.terminate()).isZero();
      var whole = Files.readAllBytes(Database.fileIn(data));
      for (Damage damage :
          List.<Damage>of(
              file -> file.truncate(0),
              file -> file.truncate(file.size() * 9 / 10),
              file -> file.truncate(file.size() - 1),
              file -> flip(file, 0, HEADER_BYTES),
              DamagedFileTest::spoilEveryBlock)) {
        Files.write(Database.fileIn(data), whole);
        spoil(damage);
        assertRefused();
      }
      Files.write(Database.fileIn(data), whole);
      assertServesAll(parlor);
    }
  }

  @Test
  void aFileThatWasCutAfterAKillIsRefused() throws IOException {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      talk(parlor);
      parlor.kill();
      var whole = Files.readAllBytes(Database.fileIn(data));
      spoil(file -> file.truncate(file.size() - 1));
      assertRefused();
      Files.write(Database.fileIn(data), whole);
      assertServesAll(parlor);
    }
  }

  @Test
  void whatIsSpoiltUnderARunningServerIsRefused() throws IOException {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      talk(parlor);
      assertThat(parlor.terminate()).isZero();
      parlor.startAgain();
      spoil(file -> flip(file, HEADER_BYTES, (int) file.size() - HEADER_BYTES));
      try (var bus = BusClient.open(parlor.uri(), ann)) {
        assertThatThrownBy(() -> new Audit(room).readOn(bus))
            .isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.failureCode()).isEqualTo(UNAVAILABLE));
        assertThatThrownBy(() -> bus.ask("message.post", new Post("ann", room, "b").command()))
            .isInstanceOf(Refused.class);
      }
      assertThat(parlor.api().get("/readyz").status()).isEqualTo(UNAVAILABLE);
      assertThat(parlor.output()).contains("The database file is damaged");
      parlor.kill();
      assertRefused();
    }
  }

  private void talk(ParlorProcess parlor) {
    ann = parlor.api().signUp("ann");
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      room =
          bus.ask("room.create", new JsonObject().put("name", "Tea"))
              .getJsonObject("room")
              .getString("id");
      for (var i = 0; i < POSTS; i++) {
        posts.add(new Post("ann", room, "ann-" + i));
      }
      var answers = posts.stream().map(post -> bus.send("message.post", post.command())).toList();
      for (var i = 0; i < POSTS; i++) {
        posts.get(i).acknowledge(answers.get(i).join());
      }
    }
  }

  private void assertRefused() throws IOException {
    var file = Database.fileIn(data);
    var spoilt = Files.readAllBytes(file);
    var run = Run.of(Map.of("PARLOR_DATA", data.toString(), "PARLOR_PORT", "0"));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(file.toString(), "backup");
    assertThat(Files.readAllBytes(file)).isEqualTo(spoilt);
  }

  private void assertServesAll(ParlorProcess parlor) {
    parlor.startAgain();
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      var audit = new Audit(room);
      audit.readOn(bus);
      assertThat(audit.lost(posts)).isEmpty();
    }
  }

  private void spoil(Damage damage) throws IOException {
    try (var file =
        FileChannel.open(
            Database.fileIn(data), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      damage.spoil(file);
    }
  }

  /// Somewhere there is something that nobody needs any more.
  private static void spoilEveryBlock(FileChannel file) throws IOException {
    for (var at = HEADER_BYTES + BLOCK_BYTES / 2L; at < file.size(); at += BLOCK_BYTES) {
      flip(file, at, 1);
    }
  }

  private static void flip(FileChannel file, long at, int bytes) throws IOException {
    var spoilt = ByteBuffer.allocate(bytes);
    file.read(spoilt, at);
    for (var i = 0; i < bytes; i++) {
      spoilt.put(i, (byte) ~spoilt.get(i));
    }
    file.write(spoilt.clear(), at);
  }
}
