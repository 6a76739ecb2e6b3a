package chat.parlor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The directory of one Parlor's data, locked against every other Parlor for as long as this one
/// lives. The operating system lets go of the lock even after a crash.
final class DataDirectory implements AutoCloseable {
  private static final String LOCK_FILE = "parlor.lock";

  private final FileChannel lock;

  private DataDirectory(FileChannel lock) {
    this.lock = lock;
  }

  /// Makes the directory if need be, readable to nobody else, and locks it. One that is there is
  /// taken from others if it is empty or a Parlor's; what else lies around there is not touched.
  ///
  /// @throws CannotStart when it cannot be made, anybody may write to it or another Parlor has it
  static DataDirectory claim(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        OwnerOnly.makeDirectory(path);
      } else if (Files.exists(path.resolve(LOCK_FILE)) || isEmpty(path)) {
        OwnerOnly.tightenDirectory(path);
      }
      if (OwnerOnly.isOpenToAnybody(path)) {
        throw new CannotStart(
            "The data directory " + path + " cannot be used: anybody may write to it.");
      }
      var lock = OwnerOnly.file(path.resolve(LOCK_FILE));
      var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
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

  private static boolean isEmpty(Path path) throws IOException {
    try (var there = Files.list(path)) {
      return there.findAny().isEmpty();
    }
  }

  private static CannotStart inUse(Path path) {
    return new CannotStart("The data directory " + path + " is in use by another Parlor.");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}
