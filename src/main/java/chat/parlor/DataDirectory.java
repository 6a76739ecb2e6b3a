package chat.parlor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory of one Parlor's data, locked against every other Parlor for as long as this one
/// lives. The operating system lets go of the lock even after a crash.
final class DataDirectory implements AutoCloseable {
  private static final String LOCK_FILE = "parlor.lock";

  private final FileChannel lock;

  private DataDirectory(FileChannel lock) {
    this.lock = lock;
  }

  /// Makes the directory if need be, readable to nobody else, and locks it.
  ///
  /// @throws CannotStart when it cannot be made or another Parlor has it
  static DataDirectory claim(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        var ownerOnly =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(path, ownerOnly);
      }
      var channel =
          FileChannel.open(
              path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(path);
      }
      return new DataDirectory(channel);
    } catch (OverlappingFileLockException e) {
      throw inUse(path);
    } catch (IOException e) {
      throw new CannotStart("The data directory " + path + " cannot be used: " + reason(e) + ".");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CannotStart inUse(Path path) {
    return new CannotStart("The data directory " + path + " is in use by another Parlor.");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}
