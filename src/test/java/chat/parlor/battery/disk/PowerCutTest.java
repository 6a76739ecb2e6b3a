package chat.parlor.battery.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// I14, below the reach of `kill -9`: writers at full speed, the power fails at random moments, and
/// what the disk then holds is opened. Everything that was acknowledged is there, and nothing by
/// halves, and no cut is mistaken for damage. `-Dparlor.cuts=1000` makes it longer.
@Timeout(600)
class PowerCutTest {
  private static final int CUTS = Integer.getInteger("parlor.cuts", 50);
  private static final long SEED = Long.getLong("parlor.seed", System.nanoTime());
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);
  private static final int WRITERS = 24;
  private static final int PARTS = 3;
  private static final int SYNCS = 20;
  private static final String TABLE =
      "create table promises (id bigint, part int, words varchar(1000), primary key (id, part))";

  private final Random random = new Random(SEED);
  private final Vertx vertx = Vertx.vertx();
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong ids = new AtomicLong();
  private final AtomicInteger writing = new AtomicInteger();
  private volatile boolean paused;

  @TempDir Path directory;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whatWasAcknowledgedSurvivesEveryPowerCut() throws SQLException, IOException {
    System.out.printf("PowerCutTest: %d cuts, -Dparlor.seed=%d%n", CUTS, SEED);
    var url = FilePathCut.url(Database.embeddedIn(directory));
    var database = Database.open(vertx, Database.migrate(url, "", "")).await();
    database.writes().submit(PowerCutTest::createTable).await();
    for (var cut = 1; cut <= CUTS; cut++) {
      begin(database);
      awaitSome();
      var promised = Set.copyOf(acknowledged);
      var found = directory.resolve("found-" + cut);
      cut(found, cut);
      pause();
      assertHolds(promised, partsIn(found));
      Files.delete(Database.fileIn(found));
      Files.delete(Database.witnessIn(found));
    }
    database.close().await();
    System.out.printf(
        "PowerCutTest: %d cuts, %d acknowledged, %d syncs, lost 0%n",
        CUTS, acknowledged.size(), disk().syncs());
  }

  /// The test can fail: H2 by itself, asked to commit only, keeps commits from the disk.
  @Test
  void aCommitThatIsNotSyncedDoesNotSurvive() throws SQLException {
    var url = FilePathCut.url(Database.embeddedIn(directory));
    try (var connection = DriverManager.getConnection(url, "", "")) {
      createTable(connection);
      try (var sync = connection.createStatement()) {
        sync.execute("checkpoint sync");
      }
      connection.setAutoCommit(false);
      insert(connection, 1);
      connection.commit();
      var found = directory.resolve("found");
      disk().cut(Database.fileIn(found), change -> false);
      assertThat(partsIn(found)).isEmpty();
    }
  }

  /// The worst moment for the witness: everything is written, nothing is synced.
  @Test
  void aCutJustBeforeASyncIsNotMistakenForDamage() throws SQLException {
    var url = FilePathCut.url(Database.embeddedIn(directory));
    var found = new ArrayList<Path>();
    try (var connection = DriverManager.getConnection(url, "", "");
        var statement = connection.createStatement()) {
      createTable(connection);
      statement.execute("checkpoint sync");
      disk()
          .beforeSync(
              () -> {
                found.add(directory.resolve("before-" + found.size()));
                witness().cut(Database.witnessIn(found.getLast()), change -> true);
                disk().cut(Database.fileIn(found.getLast()), change -> false);
              });
      for (var id = 1; id <= SYNCS; id++) {
        insert(connection, id);
        statement.execute("checkpoint sync");
      }
      disk().beforeSync(() -> {});
    }
    assertThat(found).hasSizeGreaterThanOrEqualTo(SYNCS);
    for (var kept = 0; kept < SYNCS; kept++) {
      assertThat(partsIn(found.get(kept))).hasSize(kept);
    }
  }

  /// The witness is never synced: any of it may be lost, and all of it may be there.
  private void cut(Path found, int cut) {
    synchronized (disk()) {
      witness()
          .cut(
              Database.witnessIn(found),
              cut % 2 == 0 ? change -> true : change -> random.nextInt(8) > 0);
      disk().cut(Database.fileIn(found), reachedTheDisk(cut));
    }
  }

  private Disk witness() {
    return Disk.of(Database.witnessIn(directory).toString());
  }

  private Disk disk() {
    return Disk.of(Database.fileIn(directory).toString());
  }

  private void begin(Database database) {
    paused = false;
    writing.set(WRITERS);
    for (var writer = 0; writer < WRITERS; writer++) {
      promise(database);
    }
  }

  /// Nothing is written while what was found is looked at, or there would be no end.
  private void pause() {
    paused = true;
    await().atMost(WAIT_MAX).until(() -> writing.get() == 0);
  }

  /// Keeps one promise after the other, without a pause.
  private void promise(Database database) {
    var id = ids.incrementAndGet();
    Future<Void> kept = database.writes().submit(connection -> insert(connection, id));
    kept.onSuccess(
        done -> {
          acknowledged.add(id);
          if (paused) {
            writing.decrementAndGet();
          } else {
            promise(database);
          }
        });
  }

  private void awaitSome() {
    var enough = acknowledged.size() + random.nextInt(200);
    await()
        .pollInterval(Duration.ofMillis(1))
        .atMost(WAIT_MAX)
        .until(() -> acknowledged.size() > enough);
  }

  /// Disks differ in what they lose: all, all from some write on, or any.
  private Predicate<Integer> reachedTheDisk(int cut) {
    var some = random.nextInt(20);
    return switch (cut % 3) {
      case 0 -> change -> false;
      case 1 -> change -> change < some;
      default -> change -> random.nextBoolean();
    };
  }

  private static void assertHolds(Set<Long> promised, Map<Long, Integer> parts) {
    var lost = new TreeSet<>(promised);
    lost.removeAll(parts.keySet());
    assertThat(lost).as("lost, -Dparlor.seed=%d", SEED).isEmpty();
    var halves = new TreeMap<>(parts);
    halves.values().removeIf(count -> count == PARTS);
    assertThat(halves).as("there by halves, -Dparlor.seed=%d", SEED).isEmpty();
  }

  private static Map<Long, Integer> partsIn(Path found) throws SQLException {
    var parts = new HashMap<Long, Integer>();
    try (var connection = DriverManager.getConnection(Database.embeddedIn(found), "", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select id, count(*) from promises group by id")) {
      while (rows.next()) {
        parts.put(rows.getLong(1), rows.getInt(2));
      }
    }
    return parts;
  }

  private static Void createTable(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(TABLE);
    }
    return null;
  }

  private static Void insert(Connection connection, long id) throws SQLException {
    try (var insert = connection.prepareStatement("insert into promises values (?, ?, ?)")) {
      for (var part = 1; part <= PARTS; part++) {
        insert.setLong(1, id);
        insert.setInt(2, part);
        insert.setString(3, "x".repeat((int) (id % 900)));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    return null;
  }
}
