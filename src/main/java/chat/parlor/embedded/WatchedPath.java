package chat.parlor.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's file system `watched:` over any other: the database's file is inspected when it is opened
/// and watched from then on.
public final class WatchedPath extends FilePathWrapper {
  private static final String SCHEME = "watched";
  private static final String DATABASE = ".mv.db";
  private static final String WITNESS = ".witness";
  private static final Duration INSPECTION_MAX = Duration.ofSeconds(2);

  static {
    FilePath.register(new WatchedPath());
  }

  /// H2 makes them.
  public WatchedPath() {}

  /// The URL of a database whose file has this name and the ending `.mv.db`.
  public static String url(Path database) {
    return "jdbc:h2:" + SCHEME + ":" + database.toAbsolutePath();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    var path = getBase().toString();
    if (!path.endsWith(DATABASE) || mode.equals("r")) {
      return getBase().open(mode);
    }
    var witness = Witness.in(FilePath.get(witnessOf(path)).open("rw"));
    try {
      var layout = layout(path, witness);
      var file = getBase().open(mode);
      var sums = new Sums();
      if (layout.isPresent()) {
        inspect(file, witness, sums, layout.get());
      }
      return new WatchedFile(file, witness, sums);
    } catch (Damaged damaged) {
      witness.close();
      throw new Damaged(
          "%s was cut or damaged (%s); restore a backup of the whole directory"
              .formatted(path, damaged.getMessage()));
    }
  }

  /// Nothing when there is no database yet, or when somebody else has it, which H2 will notice.
  private Optional<Layout> layout(String path, Witness witness) throws Damaged {
    if (getBase().exists() && getBase().size() > 0) {
      return Layout.of(path);
    }
    if (witness.version() > 0) {
      throw new Damaged("it is empty");
    }
    return Optional.empty();
  }

  private static void inspect(FileChannel file, Witness witness, Sums sums, Layout layout)
      throws IOException {
    try {
      new Inspection(file, witness, sums, INSPECTION_MAX).run(layout);
    } catch (IOException failure) {
      file.close();
      throw failure;
    }
  }

  /// The file in which the witness of a database's file is kept.
  public static String witnessOf(String database) {
    return database.substring(0, database.length() - DATABASE.length()) + WITNESS;
  }
}
