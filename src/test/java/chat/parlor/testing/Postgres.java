package chat.parlor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL server, an own process on a port of its own, with an empty database for
/// whoever asks. It can be stopped, started again on its files, and frozen.
public final class Postgres implements AutoCloseable {
  private final Path files;
  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres server;

  private Postgres(Path directory) {
    files = directory.resolve("postgres");
  }

  /// A running server whose files live in a directory.
  public static Postgres start(Path directory) {
    var postgres = new Postgres(directory);
    postgres.start(0);
    return postgres;
  }

  /// The settings of a Parlor on an empty database of its own.
  public Map<String, String> emptyDatabase() {
    return database("parlor" + databases.incrementAndGet());
  }

  /// The settings of a Parlor on the database of a name, which is empty unless it was there before.
  public Map<String, String> database(String name) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var there =
            statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
      if (!there.next()) {
        statement.execute("create database " + name);
      }
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
    return Map.of(
        "PARLOR_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
        "PARLOR_DATABASE_USER", "postgres",
        "PARLOR_DATABASE_PASSWORD", "postgres");
  }

  /// Kills every process of the server at once, as a power cut would, and starts it again on the
  /// same files and port after doing something else.
  public void crashAndDo(Runnable meanwhile) {
    var port = server.getPort();
    var main = main();
    var children = main.children().toList();
    main.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    main.onExit().join();
    children.forEach(child -> child.onExit().join());
    close();
    try {
      meanwhile.run();
    } finally {
      start(port);
    }
  }

  /// Freezes every process of the server, and lets them go on after doing something else.
  public void freezeAndDo(Runnable meanwhile) {
    signal("STOP");
    try {
      meanwhile.run();
    } finally {
      signal("CONT");
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void start(int port) {
    try {
      Files.deleteIfExists(files.resolve("postmaster.pid"));
      server =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void signal(String name) {
    var main = main();
    main.children().forEach(child -> Signals.send(name, child));
    Signals.send(name, main);
  }

  private ProcessHandle main() {
    try (var lines = Files.lines(files.resolve("postmaster.pid"))) {
      var pid = Long.parseLong(lines.findFirst().orElseThrow());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
