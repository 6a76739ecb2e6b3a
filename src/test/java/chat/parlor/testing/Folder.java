package chat.parlor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A directory as one puts a backup away and back: as a whole.
public final class Folder {
  private Folder() {}

  /// Makes one directory hold what another one holds, and nothing else.
  public static void replace(Path there, Path by) {
    try {
      Files.createDirectories(there);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    try (var old = Files.walk(there);
        var all = Files.walk(by)) {
      for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(there)) {
          Files.delete(file);
        }
      }
      for (var file : all.toList()) {
        if (!file.equals(by)) {
          Files.copy(file, there.resolve(by.relativize(file)));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
