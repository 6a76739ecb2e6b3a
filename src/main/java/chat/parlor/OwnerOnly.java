package chat.parlor;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files and directories that nobody but their owner may look into.
final class OwnerOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  static void makeDirectory(Path path) throws IOException {
    Files.createDirectories(path, PosixFilePermissions.asFileAttribute(DIRECTORY));
  }

  /// Takes a directory from everybody else, if it is one's own.
  static void tightenDirectory(Path path) throws IOException {
    tighten(path, DIRECTORY);
  }

  /// A file, made empty if it is not there yet, and taken from everybody else.
  static Path file(Path path) throws IOException {
    try {
      Files.createFile(path, PosixFilePermissions.asFileAttribute(FILE));
    } catch (FileAlreadyExistsException e) {
      tighten(path, FILE);
    }
    return path;
  }

  static boolean isOpenToAnybody(Path path) throws IOException {
    return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static void tighten(Path path, Set<PosixFilePermission> wanted) throws IOException {
    if (wanted.containsAll(Files.getPosixFilePermissions(path))) {
      return;
    }
    try {
      Files.setPosixFilePermissions(path, wanted);
    } catch (FileSystemException e) {
      // Somebody else's, such as a mounted volume: there it is up to its owner.
      LOG.warn("{} cannot be kept from others: {}", path, e.getMessage());
    }
  }
}
