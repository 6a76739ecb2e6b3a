package chat.parlor.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Backups made while writers write at full speed. `-Dparlor.backups=200` makes it longer.
@Timeout(300)
class BackupsTest {
  private static final int BACKUPS = Integer.getInteger("parlor.backups", 12);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);
  private static final int WRITERS = 24;
  private static final int BETWEEN = 200;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicInteger writing = new AtomicInteger();
  private volatile boolean ending;
  private long last;

  @TempDir Path directory;
  private Path data;
  private Path copies;
  private Backups backups;
  private Database database;

  @BeforeEach
  void open() throws IOException {
    data = Files.createDirectory(directory.resolve("data"));
    copies = directory.resolve("backups");
    backups = new Backups(data, copies);
    database = Database.open(vertx, Database.migrate(Database.embeddedIn(data), "", "")).await();
    database
        .writes()
        .submit(
            connection ->
                Statements.update(
                    connection, "create table said (seq bigint primary key, words varchar)"))
        .await();
  }

  @AfterEach
  void close() {
    ending = true;
    await().atMost(WAIT_MAX).until(() -> writing.get() == 0);
    database.close().await();
    vertx.close().await();
  }

  @Test
  void whatWasAcknowledgedBeforeABackupBeganIsInIt() throws Exception {
    begin();
    for (var i = 0; i < BACKUPS; i++) {
      awaitMore();
      var before = acknowledged.get();
      var made = backups.make(Instant.ofEpochSecond(i));
      assertThat(acknowledged.get()).as("written meanwhile").isGreaterThanOrEqualTo(before);
      var restored = restore(made);
      assertThat(restored.size()).isGreaterThanOrEqualTo((int) before);
      assertThat(restored)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, restored.size()).boxed().toList());
    }
    System.out.printf("BackupsTest: %d backups, %d acknowledged%n", BACKUPS, acknowledged.get());
  }

  @Test
  void theNewestAreKept() throws Exception {
    assertThat(backups.newest()).isEmpty();
    Files.createDirectories(copies.resolve("parlor-of-mine"));
    Files.createDirectories(copies.resolve("parlor-19700101T000000Z.unfinished"));
    for (var day = 1; day <= Backups.KEPT + 2; day++) {
      backups.make(Instant.EPOCH.plus(Duration.ofDays(day)));
    }
    assertThat(backups.newest()).contains(Instant.EPOCH.plus(Duration.ofDays(Backups.KEPT + 2)));
    try (var left = Files.list(copies)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .hasSize(Backups.KEPT + 1)
          .contains("parlor-of-mine", "parlor-19700104T000000Z")
          .doesNotContain("parlor-19700103T000000Z");
    }
  }

  @Test
  void theOtherFilesAreInItButNotTheLock() throws Exception {
    Files.writeString(data.resolve("token.key"), "secret");
    Files.writeString(data.resolve("parlor.lock"), "");
    try (var there = Files.list(backups.make(Instant.EPOCH))) {
      assertThat(there.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("parlor.mv.db", "parlor.witness", "token.key");
    }
  }

  private void begin() {
    writing.set(WRITERS);
    for (var writer = 0; writer < WRITERS; writer++) {
      write();
    }
  }

  private void write() {
    Future<Long> kept = database.writes().submit(this::say);
    kept.onSuccess(
        seq -> {
          acknowledged.accumulateAndGet(seq, Math::max);
          if (ending) {
            writing.decrementAndGet();
          } else {
            write();
          }
        });
  }

  /// Runs on the writer, one after the other.
  private long say(Connection connection) throws SQLException {
    Statements.update(
        connection, "insert into said values (?, ?)", ++last, "x".repeat((int) (last % 900)));
    return last;
  }

  private void awaitMore() {
    var enough = acknowledged.get() + BETWEEN;
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(WAIT_MAX)
        .until(() -> acknowledged.get() > enough);
  }

  /// Opens a backup as the data directory it stands for.
  private static List<Long> restore(Path backup) throws SQLException {
    var seqs = new ArrayList<Long>();
    try (var connection = DriverManager.getConnection(Database.embeddedIn(backup), "", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select seq from said order by seq")) {
      while (rows.next()) {
        seqs.add(rows.getLong(1));
      }
    }
    return seqs;
  }
}
