package chat.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.database.Database;
import chat.parlor.testing.Postgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How PostgreSQL reads a page of a long room of which it has no statistics, as right after many
/// came to talk: it may not read the rest of the room for it.
@Timeout(300)
class PlansTest {
  private static final int MESSAGES = Integer.getInteger("parlor.plans.messages", 20_000);
  private static final int PAGE = 101;

  /// Rows that all steps together may hand on for a page.
  private static final int ROWS_MAX = 30 * PAGE;

  @TempDir static Path directory;
  private static Postgres postgres;
  private static Connection connection;

  @BeforeAll
  static void fill() throws SQLException {
    postgres = Postgres.start(directory);
    var settings = postgres.emptyDatabase();
    var url = settings.get("PARLOR_DATABASE_URL");
    var user = settings.get("PARLOR_DATABASE_USER");
    var password = settings.get("PARLOR_DATABASE_PASSWORD");
    Database.migrate(url, user, password).close();
    connection = DriverManager.getConnection(url, user, password);
    for (var table : List.of("users", "rooms", "messages", "events")) {
      execute("alter table " + table + " set (autovacuum_enabled = false)");
    }
    execute(
        "insert into users (id, username, display_name, password_hash, created_at)"
            + " select 'user' || i, 'user' || i, '', '', now() from generate_series(1, 100) i");
    for (var room : List.of("long", "other")) {
      execute(
          """
          insert into rooms (id, name, topic, code, last_seq, member_count, created_at)
          values ('%1$s', '', '', '%1$s', %2$d, 100, now())
          """
              .formatted(room, MESSAGES));
      execute(
          """
          insert into messages (id, room_id, seq, author_id, client_id, text, at, changed_seq)
          select '%1$s' || i, '%1$s', i, 'user' || (1 + i %% 100), '%1$s' || i, 'text ' || i, now(), i
          from generate_series(1, %2$d) i
          """
              .formatted(room, MESSAGES));
      execute(
          """
          insert into events (room_id, seq, kind, at, user_id, message_id)
          select room_id, seq, 'message.posted', at, author_id, id from messages
          where room_id = '%s'
          """
              .formatted(room));
    }
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    postgres.close();
  }

  @Test
  void aPageIsReadByItsNumbers() throws SQLException {
    for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
      execute("set plan_cache_mode to " + mode);
      for (var from : List.of(1, MESSAGES / 2, MESSAGES - 2 * PAGE)) {
        var range = "'long', %d, %d, %d".formatted(from, from + 2 * PAGE, PAGE);
        var types = "varchar, bigint, bigint, int";
        assertThat(rows(TimelineRows.MESSAGES_DOWNWARDS, types, range)).isLessThan(ROWS_MAX);
        assertThat(rows(TimelineRows.MESSAGES_UPWARDS, types, range)).isLessThan(ROWS_MAX);
        var log = "'long', %d, %d".formatted(from, from + PAGE);
        assertThat(rows(TimelineRows.EVENTS, "varchar, bigint, bigint", log)).isLessThan(ROWS_MAX);
      }
    }
  }

  /// How many rows the steps of a query have handed on when it is done.
  private static long rows(String query, String types, String values) throws SQLException {
    var numbered = query;
    for (var i = 1; numbered.contains("?"); i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    execute("prepare page (" + types + ") as " + numbered);
    try (var statement = connection.createStatement();
        var plan =
            statement.executeQuery(
                "explain (analyze, format json) execute page (" + values + ")")) {
      plan.next();
      return rows(new JsonArray(plan.getString(1)).getJsonObject(0).getJsonObject("Plan"));
    } finally {
      execute("deallocate page");
    }
  }

  private static long rows(JsonObject step) {
    var removed = step.getLong("Rows Removed by Filter", 0L);
    var own = (step.getDouble("Actual Rows").longValue() + removed) * step.getLong("Actual Loops");
    return step.getJsonArray("Plans", new JsonArray()).stream()
        .mapToLong(below -> rows((JsonObject) below))
        .reduce(own, Long::sum);
  }

  private static void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
