package chat.parlor.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// A copy of an open database and of its witness, made while others write. It is inspected as if it
/// were to be opened, and holds at least what was synced when it was begun.
public final class Copy {
  private static final int BYTES_AT_ONCE = 1 << 20;
  private static final Duration INSPECTION_MAX = Duration.ofDays(1);

  private Copy() {}

  /// Copies; blocks for as long as the disk takes.
  ///
  /// @param store the open database
  /// @param from its file
  /// @param to a file that is not there yet; the witness is put beside it
  /// @throws Damaged when what came of it cannot be used, as happens when the database was just
  ///     writing in the wrong place: another try will do
  public static void make(MVStore store, Path from, Path to) throws IOException {
    var witness = Path.of(WatchedPath.witnessOf(from.toString()));
    var copiedWitness = Path.of(WatchedPath.witnessOf(to.toString()));
    var synced = syncedVersion(witness);
    copyFile(store, from, to);
    Files.copy(witness, copiedWitness);
    inspect(to, copiedWitness, synced);
  }

  private static long syncedVersion(Path witness) throws IOException {
    try (var remembered = Witness.in(FileChannel.open(witness, StandardOpenOption.READ))) {
      return remembered.version();
    }
  }

  /// Meanwhile nothing that was live is given away, and what is new is written behind the end.
  private static void copyFile(MVStore store, Path from, Path to) throws IOException {
    var version = store.registerVersionUsage();
    store.setReuseSpace(false);
    try (var copy = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var end = Files.size(from);
      for (var at = 0L; at < end; at += BYTES_AT_ONCE) {
        var bytes = (int) Math.min(BYTES_AT_ONCE, end - at);
        var block = store.getFileStore().readFully(null, at, bytes);
        while (block.hasRemaining()) {
          copy.write(block);
        }
      }
    } catch (MVStoreException failure) {
      throw new Damaged("its end was not there: " + failure.getMessage());
    } finally {
      store.setReuseSpace(true);
      store.deregisterVersionUsage(version);
    }
  }

  private static void inspect(Path copy, Path witness, long synced) throws IOException {
    try (var file = open(copy);
        var witnessFile = open(witness)) {
      var layout = Layout.of(copy.toString()).orElseThrow();
      var remembered = Witness.of(witnessFile, synced);
      new Inspection(file, remembered, new Sums(), INSPECTION_MAX).run(layout);
      file.force(true);
      witnessFile.force(true);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
