package chat.parlor.database;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was said before chapters were kept is in them when they are.
@Tag("databases")
@Timeout(300)
class ChaptersMigrationTest {
  @TempDir static Path directory;

  @Test
  void theWholeChaptersOfEachLogAreCounted() throws SQLException {
    var settings = TestDatabase.of(directory);
    var dialect =
        new Dialect(
            settings.getOrDefault("PARLOR_DATABASE_URL", Database.embeddedIn(directory)),
            settings.getOrDefault("PARLOR_DATABASE_USER", ""),
            settings.getOrDefault("PARLOR_DATABASE_PASSWORD", ""));
    Flyway.configure()
        .dataSource(dialect.url(), dialect.user(), dialect.password())
        .locations(dialect.migrations())
        .target("8")
        .load()
        .migrate();
    try (var connection =
        DriverManager.getConnection(dialect.url(), dialect.user(), dialect.password())) {
      person(connection, "ann");
      person(connection, "ben");
      log(connection, "long", 600);
      log(connection, "full", 512);
      log(connection, "short", 7);
      log(connection, "empty", 0);
      Database.migrate(dialect.url(), dialect.user(), dialect.password()).close();
      // Each third number is no message, each fifth is deleted; the others alternate.
      assertThat(chapters(connection))
          .isEqualTo(
              Map.of(
                  "full 1 ", messages(1, 256, 0) + messages(1, 256, 1),
                  "full 1 ann", messages(1, 256, 0),
                  "full 1 ben", messages(1, 256, 1),
                  "long 1 ", messages(1, 256, 0) + messages(1, 256, 1),
                  "long 1 ann", messages(1, 256, 0),
                  "long 1 ben", messages(1, 256, 1),
                  "long 2 ", messages(257, 512, 0) + messages(257, 512, 1),
                  "long 2 ann", messages(257, 512, 0),
                  "long 2 ben", messages(257, 512, 1)));
    }
  }

  private static int messages(int from, int to, int rest) {
    var count = 0;
    for (var seq = from; seq <= to; seq++) {
      count += seq % 3 > 0 && seq % 5 > 0 && seq % 2 == rest ? 1 : 0;
    }
    return count;
  }

  private static void person(Connection connection, String id) throws SQLException {
    Statements.update(
        connection,
        "insert into users (id, username, display_name, password_hash, created_at)"
            + " values (?, ?, '', '', now())",
        id,
        id);
  }

  private static void log(Connection connection, String room, long head) throws SQLException {
    Statements.update(
        connection,
        "insert into rooms (id, name, topic, code, last_seq, member_count, created_at)"
            + " values (?, '', '', ?, ?, 2, now())",
        room,
        room,
        head);
    for (var seq = 1L; seq <= head; seq++) {
      if (seq % 3 > 0) {
        Statements.update(
            connection,
            "insert into messages (id, room_id, seq, author_id, client_id, text, at, changed_seq,"
                + " deleted_at) values (?, ?, ?, ?, ?, '', now(), ?, "
                + (seq % 5 > 0 ? "null)" : "now())"),
            room + seq,
            room,
            seq,
            seq % 2 == 0 ? "ann" : "ben",
            room + seq,
            seq);
      }
    }
  }

  private static Map<String, Integer> chapters(Connection connection) throws SQLException {
    var chapters = new TreeMap<String, Integer>();
    Statements.all(
        connection,
        "select room_id, chapter, author_id, messages from chapters",
        row ->
            chapters.put(
                row.getString(1) + " " + row.getLong(2) + " " + row.getString(3), row.getInt(4)));
    return chapters;
  }
}
