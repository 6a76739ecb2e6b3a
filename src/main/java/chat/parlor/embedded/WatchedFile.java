package chat.parlor.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.store.fs.FileBaseDefault;

/// The open file of the database. What is written is summed, what is synced is told to the witness,
/// and what is read is what was written, or the read fails.
final class WatchedFile extends FileBaseDefault {
  private final FileChannel file;
  private final Witness witness;
  private final Sums sums;
  private final Object writing = new Object();
  private final Object syncing = new Object();
  private List<Written> unsynced = new ArrayList<>();

  /// A chunk that is not known to be on disk.
  private record Written(Chunk chunk, int[] sums) {}

  WatchedFile(FileChannel file, Witness witness, Sums sums) {
    this.file = file;
    this.witness = witness;
    this.sums = sums;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public int read(ByteBuffer into, long position) throws IOException {
    var from = position / Block.BYTES;
    var to = Math.ceilDiv(position + into.remaining(), Block.BYTES);
    if (!sums.knowsAny(from, to)) {
      return file.read(into, position);
    }
    var blocks = readBlocks(from, to);
    if (firstWrong(from, blocks) >= 0) {
      // Somebody may just be writing there: the database sees to that, but only afterwards.
      synchronized (writing) {
        blocks = readBlocks(from, to);
        var wrong = firstWrong(from, blocks);
        if (wrong >= 0) {
          throw new Damaged("block " + wrong + " is not what was written there");
        }
      }
    }
    return copy(blocks, (int) (position - from * Block.BYTES), into);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    var length = bytes.remaining();
    var whole = position % Block.BYTES == 0 && length % Block.BYTES == 0;
    var chunk = whole ? Chunk.of(bytes, position) : Optional.<Chunk>empty();
    var written =
        chunk.isPresent()
            ? Block.sums(bytes)
            : new int
                [(int) (Math.ceilDiv(position + length, Block.BYTES) - position / Block.BYTES)];
    synchronized (writing) {
      for (var at = position; bytes.hasRemaining(); ) {
        at += file.write(bytes, at);
      }
      sums.put(position / Block.BYTES, written);
      chunk.ifPresent(it -> unsynced.add(new Written(it, written)));
    }
    return length;
  }

  /// One after the other: what the witness is told is on disk in the order in which it was written.
  @Override
  public void force(boolean metaData) throws IOException {
    synchronized (syncing) {
      List<Written> synced;
      synchronized (writing) {
        synced = unsynced;
        unsynced = new ArrayList<>();
      }
      file.force(metaData);
      for (var written : synced) {
        witness.remember(written.chunk(), written.sums());
      }
      if (!synced.isEmpty()) {
        witness.reached(synced.stream().mapToLong(it -> it.chunk().version()).max().getAsLong());
      }
    }
  }

  @Override
  protected void implTruncate(long length) throws IOException {
    file.truncate(length);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
    witness.close();
  }

  private ByteBuffer readBlocks(long from, long to) throws IOException {
    var blocks = ByteBuffer.allocate((int) (to - from) * Block.BYTES);
    while (blocks.hasRemaining() && file.read(blocks, from * Block.BYTES + blocks.position()) > 0) {
      continue;
    }
    return blocks.flip();
  }

  private long firstWrong(long from, ByteBuffer blocks) {
    var found = Block.sums(blocks);
    for (var i = 0; i < found.length; i++) {
      var known = sums.of(from + i);
      if (known != Block.UNKNOWN && known != found[i]) {
        return from + i;
      }
    }
    return -1;
  }

  /// A database that reads beyond the end is told so, as by any file.
  private static int copy(ByteBuffer blocks, int offset, ByteBuffer into) {
    var length = Math.min(into.remaining(), blocks.limit() - offset);
    if (length <= 0) {
      return -1;
    }
    into.put(blocks.slice(offset, length));
    return length;
  }
}
