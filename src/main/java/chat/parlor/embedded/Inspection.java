package chat.parlor.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A look at the database file before anybody relies on it: is it as new as the witness knows it,
/// and is what the database needs of it what was once written. The newest is looked at first; what
/// there is no time for is compared when it is read.
final class Inspection {
  private final FileChannel file;
  private final Witness witness;
  private final Sums sums;
  private final long nanosMax;
  private final List<Chunk> unknown = new ArrayList<>();
  private final List<int[]> unknownSums = new ArrayList<>();

  /// @param timeMax how long it may take
  Inspection(FileChannel file, Witness witness, Sums sums, Duration timeMax) {
    this.file = file;
    this.witness = witness;
    this.sums = sums;
    this.nanosMax = timeMax.toNanos();
  }

  /// Compares, and writes nothing but what the witness did not know yet.
  void run(Layout layout) throws IOException {
    if (layout.version() < witness.version()) {
      throw new Damaged(
          "it ends with version " + layout.version() + ", but had come to " + witness.version());
    }
    var begun = System.nanoTime();
    for (var chunk : layout.chunks()) {
      inspect(chunk, System.nanoTime() - begun < nanosMax);
    }
    remember(layout);
  }

  private void inspect(Chunk chunk, boolean thoroughly) throws IOException {
    var remembered = witness.sums(chunk);
    if (!thoroughly) {
      sums.put(chunk.block(), remembered);
      return;
    }
    var found = Block.sums(read(chunk));
    if (found.length < chunk.blocks()) {
      throw new Damaged("its end is missing");
    }
    var news = false;
    for (var i = 0; i < found.length; i++) {
      if (remembered[i] == Block.UNKNOWN) {
        news = true;
      } else if (remembered[i] != found[i]) {
        throw new Damaged("block " + (chunk.block() + i) + " is not what was written there");
      }
    }
    sums.put(chunk.block(), found);
    if (news) {
      unknown.add(chunk);
      unknownSums.add(found);
    }
  }

  /// What was written just before a crash, or before there was a witness, is taken as it is.
  private void remember(Layout layout) throws IOException {
    if (unknown.isEmpty() && layout.version() == witness.version()) {
      return;
    }
    file.force(true);
    for (var i = 0; i < unknown.size(); i++) {
      witness.remember(unknown.get(i), unknownSums.get(i));
    }
    witness.reached(layout.version());
  }

  private ByteBuffer read(Chunk chunk) throws IOException {
    var buffer = ByteBuffer.allocate(chunk.blocks() * Block.BYTES);
    while (buffer.hasRemaining() && file.read(buffer, chunk.position() + buffer.position()) > 0) {
      continue;
    }
    return buffer.flip();
  }
}
