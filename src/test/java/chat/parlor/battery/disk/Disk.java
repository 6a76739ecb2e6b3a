package chat.parlor.battery.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// What of one file is really on disk: an image that changes only when somebody syncs, and the
/// writes since then, which a power cut may take back in part or as a whole.
final class Disk {
  private static final Map<String, Disk> DISKS = new ConcurrentHashMap<>();

  private final List<Change> unsynced = new ArrayList<>();
  private Image image = new Image(new byte[1 << 20], 0);
  private long syncs;
  private Runnable beforeSync = () -> {};

  /// A write that is in nobody's hands: bytes at a place, or a new length.
  private record Change(long position, byte[] bytes, boolean truncates) {}

  /// The disk on which a file is.
  static Disk of(String file) {
    return DISKS.computeIfAbsent(file, name -> new Disk());
  }

  synchronized void write(long position, ByteBuffer bytes) {
    var copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    unsynced.add(new Change(position, copy, false));
  }

  synchronized void truncate(long length) {
    unsynced.add(new Change(length, new byte[0], true));
  }

  /// Does something each time just before a sync begins.
  synchronized void beforeSync(Runnable act) {
    beforeSync = act;
  }

  synchronized void sync() {
    beforeSync.run();
    unsynced.forEach(change -> image = image.with(change));
    unsynced.clear();
    syncs++;
  }

  synchronized long syncs() {
    return syncs;
  }

  /// The file as it is found after a power cut right now.
  ///
  /// @param reachedTheDisk which of the writes that nobody had synced got there all the same
  synchronized void cut(Path file, Predicate<Integer> reachedTheDisk) {
    var found = image.copy();
    for (var i = 0; i < unsynced.size(); i++) {
      if (reachedTheDisk.test(i)) {
        found = found.with(unsynced.get(i));
      }
    }
    try {
      Files.createDirectories(file.getParent());
      try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        out.truncate(0);
        out.write(ByteBuffer.wrap(found.bytes, 0, found.length));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The bytes of a file, with room to grow.
  private record Image(byte[] bytes, int length) {
    Image with(Change change) {
      var position = (int) change.position;
      if (change.truncates) {
        return new Image(bytes, Math.min(position, length));
      }
      var end = position + change.bytes.length;
      var room = end > bytes.length ? Arrays.copyOf(bytes, 2 * end) : bytes;
      System.arraycopy(change.bytes, 0, room, position, change.bytes.length);
      return new Image(room, Math.max(end, length));
    }

    Image copy() {
      return new Image(Arrays.copyOf(bytes, length), length);
    }
  }
}
