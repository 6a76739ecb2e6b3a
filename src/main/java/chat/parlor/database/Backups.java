package chat.parlor.database;

import chat.parlor.embedded.Copy;
import chat.parlor.embedded.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/// The backups of an embedded database: directories in a directory, named by the time at which they
/// were begun, each of them as good as the data directory was then.
public final class Backups {
  /// How many are kept; older ones are deleted when a new one is there.
  public static final int KEPT = 7;

  private static final int TRIES = 3;
  private static final String PREFIX = "parlor-";
  private static final String UNFINISHED = ".unfinished";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'parlor-'uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// What of the data directory is not copied as a file like any other.
  private static final Set<String> APART =
      Set.of("parlor.mv.db", "parlor.witness", "parlor.lock", "parlor.trace.db");

  private final Path data;
  private final Path directory;

  /// @param data the directory of a database that is open in this process
  /// @param directory where the backups are, made if need be
  public Backups(Path data, Path directory) {
    this.data = data;
    this.directory = directory;
  }

  /// When the newest one was begun.
  public Optional<Instant> newest() throws IOException {
    return Files.isDirectory(directory)
        ? finished().stream().findFirst().map(Backups::begun)
        : Optional.empty();
  }

  /// Makes one, and answers where it is; blocks for as long as it takes. Everything acknowledged
  /// before is in it.
  public Path make(Instant now) throws IOException, SQLException {
    Files.createDirectories(directory, ownerOnly());
    deleteUnfinished();
    var made = directory.resolve(NAME.format(now));
    var unfinished = directory.resolve(made.getFileName() + UNFINISHED);
    Files.createDirectory(unfinished, ownerOnly());
    copyDatabase(unfinished);
    copyOtherFiles(unfinished);
    Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
    for (var old : finished().stream().skip(KEPT).toList()) {
      delete(old);
    }
    return made;
  }

  private void copyDatabase(Path to) throws IOException, SQLException {
    for (var attempt = 1; ; attempt++) {
      try (var connection = DriverManager.getConnection(Database.embeddedIn(data), "", "")) {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        Copy.make(store, Database.fileIn(data), Database.fileIn(to));
        return;
      } catch (Damaged unusable) {
        if (attempt == TRIES) {
          throw unusable;
        }
        Files.deleteIfExists(Database.fileIn(to));
        Files.deleteIfExists(Database.witnessIn(to));
      }
    }
  }

  private void copyOtherFiles(Path to) throws IOException {
    try (var there = Files.list(data)) {
      for (var file : there.filter(Files::isRegularFile).toList()) {
        if (!APART.contains(file.getFileName().toString())) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// The newest first.
  private List<Path> finished() throws IOException {
    try (var there = Files.list(directory)) {
      return there
          .filter(path -> begun(path) != null)
          .sorted(Comparator.comparing(Backups::begun).reversed())
          .toList();
    }
  }

  private void deleteUnfinished() throws IOException {
    try (var there = Files.list(directory)) {
      for (var path : there.toList()) {
        var name = path.getFileName().toString();
        if (name.startsWith(PREFIX) && name.endsWith(UNFINISHED)) {
          delete(path);
        }
      }
    }
  }

  /// Nothing for what is no backup.
  private static Instant begun(Path path) {
    try {
      return Instant.from(NAME.parse(path.getFileName().toString()));
    } catch (DateTimeException somethingElse) {
      return null;
    }
  }

  /// A backup has no directories in it; one that has is somebody's and stays.
  private static void delete(Path backup) throws IOException {
    try (var files = Files.list(backup)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(backup);
  }

  private static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }
}
