package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.testing.Postgres;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// A database with a million messages in it: the embedded one, or PostgreSQL with
/// `-Dparlor.speed.database=postgresql`. Filling takes the longest; `-Dparlor.speed.directory=…`
/// keeps it for the next run.
final class Million implements AutoCloseable {
  static final int MESSAGES = Integer.getInteger("parlor.speed.messages", 1_000_000);
  static final int ROUNDS = Integer.getInteger("parlor.speed.rounds", 60);
  static final boolean POSTGRES = "postgresql".equals(System.getProperty("parlor.speed.database"));

  private static final String KEPT = System.getProperty("parlor.speed.directory");

  final Vertx vertx = Vertx.vertx();
  final Path directory;
  final Database database;
  final Archive archive;
  private final Postgres postgres;

  private Million(Path directory) {
    this.directory = directory;
    postgres = POSTGRES ? Postgres.start(directory) : null;
    var settings = POSTGRES ? postgres.database("million") : Map.<String, String>of();
    var tables =
        Database.migrate(
            settings.getOrDefault("PARLOR_DATABASE_URL", Database.embeddedIn(directory)),
            settings.getOrDefault("PARLOR_DATABASE_USER", ""),
            settings.getOrDefault("PARLOR_DATABASE_PASSWORD", ""));
    database = Database.open(vertx, tables).await();
    archive = new Archive(database);
  }

  /// @param temporary where it is unless another directory is wished for
  static Million open(Path temporary) {
    return new Million(KEPT == null ? temporary : Path.of(KEPT));
  }

  /// Fills it, and sees that PostgreSQL makes no statistics on its own.
  void fill() {
    if (POSTGRES) {
      for (var table : new String[] {"rooms", "messages", "events", "message_words", "chapters"}) {
        write(c -> execute(c, "alter table " + table + " set (autovacuum_enabled = false)"));
      }
    }
    var began = System.nanoTime();
    archive.fill(MESSAGES);
    say("%,d messages written in %d s", MESSAGES, (System.nanoTime() - began) / 1_000_000_000);
  }

  void write(Archive.Writing writing) {
    archive.write(writing);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void say(String form, Object... values) {
    System.out.printf(form + "%n", values);
  }

  @Override
  public void close() {
    database.close().await();
    vertx.close().await();
    if (postgres != null) {
      postgres.close();
    }
  }
}
