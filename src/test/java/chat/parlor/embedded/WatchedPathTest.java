package chat.parlor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.database.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database file that was cut or changed is refused and left alone; one that is as it was left,
/// by a good end or by a bad one, is opened. `-Dparlor.damages=2000` makes it longer.
@Timeout(300)
class WatchedPathTest {
  private static final long SEED = Long.getLong("parlor.seed", System.nanoTime());
  private static final int DAMAGES = Integer.getInteger("parlor.damages", 100);
  private static final int GROUPS = 60;
  private static final int ROWS = 20;

  private final Random random = new Random(SEED);

  @TempDir Path directory;
  private Path left;
  private Path found;

  /// A way to spoil a file.
  private interface Damage {
    void spoil(FileChannel file) throws IOException;
  }

  @BeforeEach
  void prepare() throws IOException {
    left = Files.createDirectory(directory.resolve("left"));
    found = Files.createDirectory(directory.resolve("found"));
  }

  @Test
  void whatWasLeftIsOpened() throws Exception {
    writeAndClose();
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));
  }

  @Test
  void whatACrashLeftIsOpened() throws Exception {
    writeAndCrash(GROUPS);
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));
  }

  @Test
  void aFileThatWasCutIsRefused() throws Exception {
    writeAndClose();
    assertEveryCutIsRefused();
  }

  @Test
  void aFileThatWasCutAfterACrashIsRefused() throws Exception {
    writeAndCrash(GROUPS);
    assertEveryCutIsRefused();
  }

  @Test
  void aFileThatIsGoneIsRefused() throws Exception {
    writeAndClose();
    Files.delete(Database.fileIn(found));
    assertRefused();
  }

  @Test
  void aFileWithoutHeaderIsRefused() throws Exception {
    writeAndClose();
    spoil(file -> zero(file, 0, Block.HEADERS * Block.BYTES));
    assertRefused();
  }

  @Test
  void oneHeaderIsAsGoodAsTwo() throws Exception {
    writeAndClose();
    spoil(file -> zero(file, 0, Block.BYTES));
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));
  }

  @Test
  void whatIsChangedSomewhereIsRefusedOrDoesNotMatter() throws Exception {
    writeAndCrash(GROUPS);
    var refused = 0;
    for (var i = 0; i < DAMAGES; i++) {
      copy(left, found);
      var bytes = 1 << random.nextInt(14);
      spoil(file -> flip(file, random.nextLong(file.size()), bytes));
      try {
        assertThat(rowsFound()).as("-Dparlor.seed=%d", SEED).isEqualTo(rows(GROUPS));
      } catch (SQLException damaged) {
        assertThat(Damaged.isBehind(damaged)).as("-Dparlor.seed=%d", SEED).isTrue();
        refused++;
      }
    }
    assertThat(refused).isPositive();
    System.out.printf("WatchedPathTest: %d of %d refused%n", refused, DAMAGES);
  }

  @Test
  void whatIsChangedUnderTheOpenDatabaseIsNotRead() throws Exception {
    writeAndClose();
    try (var connection = open(found)) {
      spoil(file -> flip(file, Block.HEADERS * Block.BYTES, (int) file.size()));
      assertThatThrownBy(() -> rows(connection)).matches(Damaged::isBehind);
    }
  }

  /// As in a file that is too large to be looked at as a whole.
  @Test
  void whatThereWasNoTimeToLookAtIsComparedWhenItIsRead() throws Exception {
    writeAndClose();
    spoil(file -> flip(file, Block.HEADERS * Block.BYTES, (int) file.size()));
    var layout = Layout.of(Database.fileIn(left).toString()).orElseThrow();
    var sums = new Sums();
    try (var spoilt = FileChannel.open(Database.fileIn(found), StandardOpenOption.READ);
        var witness =
            Witness.in(FileChannel.open(Database.witnessIn(found), StandardOpenOption.READ));
        var file = new WatchedFile(spoilt, witness, sums)) {
      new Inspection(spoilt, witness, sums, Duration.ZERO).run(layout);
      assertThat(layout.chunks()).isNotEmpty();
      for (var chunk : layout.chunks()) {
        assertThatThrownBy(() -> file.read(ByteBuffer.allocate(100), chunk.position() + 10))
            .isInstanceOf(Damaged.class);
      }
    }
  }

  @Test
  void anOlderFileIsRefusedUnlessTheWitnessIsAsOld() throws Exception {
    writeAndCrash(GROUPS / 2);
    var backup = Files.createDirectory(directory.resolve("backup"));
    copy(found, backup);
    writeAndCrash(GROUPS);
    Files.copy(
        Database.fileIn(backup), Database.fileIn(found), StandardCopyOption.REPLACE_EXISTING);
    assertRefused();
    copy(backup, found);
    assertThat(rowsFound()).isEqualTo(rows(GROUPS / 2));
  }

  @Test
  void aWitnessThatIsLostOrTornOrOldHoldsNothingUp() throws Exception {
    writeAndCrash(GROUPS / 2);
    var old = Files.readAllBytes(Database.witnessIn(found));
    writeAndCrash(GROUPS);
    Files.write(Database.witnessIn(found), old);
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));

    copy(left, found);
    Files.delete(Database.witnessIn(found));
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));

    copy(left, found);
    var torn = new byte[old.length];
    random.nextBytes(torn);
    Files.write(Database.witnessIn(found), torn);
    assertThat(rowsFound()).isEqualTo(rows(GROUPS));
  }

  /// From the moment of adoption on it is watched, too.
  @Test
  void aFileWithoutWitnessGetsOne() throws Exception {
    writeAndClose();
    Files.delete(Database.witnessIn(found));
    rowsFound();
    spoil(file -> file.truncate(file.size() / 2));
    assertRefused();
  }

  private void assertEveryCutIsRefused() throws Exception {
    copy(found, left);
    var length = Files.size(Database.fileIn(left));
    for (var cut : new long[] {length, length - 1, length / 2, length / 10, Block.BYTES, 2, 1}) {
      copy(left, found);
      spoil(file -> file.truncate(length - cut));
      assertRefused();
    }
  }

  private void assertRefused() throws Exception {
    var file = Database.fileIn(found);
    var before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    assertThatThrownBy(() -> open(found).close()).matches(Damaged::isBehind);
    assertThat(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]).isEqualTo(before);
  }

  private void writeAndClose() throws Exception {
    write(GROUPS);
    copy(left, found);
  }

  /// What lies there while the database is open is what `kill -9` leaves.
  private void writeAndCrash(int groups) throws Exception {
    try (var stays = open(left)) {
      write(groups);
      copy(left, found);
      assertThat(stays.isClosed()).isFalse();
    }
    copy(found, left);
  }

  private void write(int groups) throws Exception {
    try (var connection = open(left);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create table if not exists said (id int primary key, words varchar)");
      for (var group = rows(connection).size() / ROWS; group < groups; group++) {
        try (var insert = connection.prepareStatement("insert into said values (?, ?)")) {
          for (var row = group * ROWS; row < (group + 1) * ROWS; row++) {
            insert.setInt(1, row);
            insert.setString(2, words(row));
            insert.addBatch();
          }
          insert.executeBatch();
        }
        connection.commit();
        statement.execute("checkpoint sync");
      }
    }
  }

  private Map<Integer, String> rowsFound() throws SQLException {
    try (var connection = open(found)) {
      return rows(connection);
    }
  }

  private static Map<Integer, String> rows(Connection connection) throws SQLException {
    var rows = new HashMap<Integer, String>();
    try (var statement = connection.createStatement();
        var said = statement.executeQuery("select id, words from said")) {
      while (said.next()) {
        rows.put(said.getInt(1), said.getString(2));
      }
    }
    return rows;
  }

  private static Map<Integer, String> rows(int groups) {
    var rows = new HashMap<Integer, String>();
    for (var row = 0; row < groups * ROWS; row++) {
      rows.put(row, words(row));
    }
    return rows;
  }

  private static String words(int row) {
    return ("as " + row + " said ").repeat(1 + row % 40);
  }

  private static Connection open(Path data) throws SQLException {
    return DriverManager.getConnection(Database.embeddedIn(data), "", "");
  }

  private void spoil(Damage damage) throws IOException {
    try (var file =
        FileChannel.open(
            Database.fileIn(found), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      damage.spoil(file);
    }
  }

  private static void zero(FileChannel file, long at, int bytes) throws IOException {
    file.write(ByteBuffer.allocate(bytes), at);
  }

  private static void flip(FileChannel file, long at, int bytes) throws IOException {
    var spoiled = ByteBuffer.allocate((int) Math.min(bytes, file.size() - at));
    file.read(spoiled, at);
    for (var i = 0; i < spoiled.capacity(); i++) {
      spoiled.put(i, (byte) ~spoiled.get(i));
    }
    file.write(spoiled.flip(), at);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (var file : new Path[] {Database.fileIn(Path.of("")), Database.witnessIn(Path.of(""))}) {
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
