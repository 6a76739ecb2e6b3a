package chat.parlor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server, an own process on a free port, with an empty database for whoever
// asks.
public final class Postgres implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final AtomicInteger databases = new AtomicInteger();

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /// A running server whose files live in a directory.
  public static Postgres start(Path directory) {
    try {
      return new Postgres(
          EmbeddedPostgres.builder().setDataDirectory(directory.resolve("data")).start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The settings of a Parlor on an empty database of its own.
  public Map<String, String> emptyDatabase() {
    var name = "parlor" + databases.incrementAndGet();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return Map.of(
        "PARLOR_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        "PARLOR_DATABASE_USER", "postgres",
        "PARLOR_DATABASE_PASSWORD", "postgres");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
