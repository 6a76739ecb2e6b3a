package chat.parlor.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The database under a server that names none: the embedded one, or with
/// `-Dparlor.test.database=postgresql` a real PostgreSQL, with an empty database for each data
/// directory. So the same tests are run on both.
public final class TestDatabase {
  private static final boolean POSTGRESQL =
      "postgresql".equals(System.getProperty("parlor.test.database"));
  private static final Map<Path, Map<String, String>> DATABASES = new ConcurrentHashMap<>();

  private TestDatabase() {}

  /// The settings that a server over a data directory needs besides its own.
  public static Map<String, String> of(Path data) {
    return POSTGRESQL
        ? DATABASES.computeIfAbsent(data, first -> Server.POSTGRES.emptyDatabase())
        : Map.of();
  }

  /// Started when it is first asked for, and stopped with the tests.
  private static final class Server {
    static final Postgres POSTGRES = start();

    private static Postgres start() {
      try {
        var files = Files.createTempDirectory("parlor-postgres");
        var postgres = Postgres.start(files);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres, files)));
        return postgres;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(Postgres postgres, Path files) {
      postgres.close();
      delete(files.toFile());
    }

    /// Others that end at the same time may delete something first.
    private static void delete(File file) {
      var inside = file.listFiles();
      if (inside != null) {
        Stream.of(inside).forEach(Server::delete);
      }
      file.delete();
    }
  }
}
