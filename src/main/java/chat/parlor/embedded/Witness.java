package chat.parlor.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// A small file beside the database that remembers how far the database was synced, and with which
/// sum each block of it.
///
/// It is written after the database was synced and is never synced itself, so whatever of it is
/// lost, what it says was true: it may know less than the disk, never more. Each entry names the
/// chunk whose block it speaks of; of any other content in that place it knows nothing.
final class Witness implements AutoCloseable {
  private static final long MAGIC = 0x5061726c6f723101L;
  private static final int HEAD_BYTES = 24;
  private static final int ENTRIES_AT = 4_096;
  private static final int ENTRY_BYTES = 16;

  private final FileChannel file;
  private long version;

  private Witness(FileChannel file, long version) {
    this.file = file;
    this.version = version;
  }

  /// Reads what a witness remembers. One that is empty or unreadable remembers nothing.
  static Witness in(FileChannel file) throws IOException {
    var head = read(file, 0, HEAD_BYTES);
    var intact = head.getLong(0) == MAGIC && head.getLong(16) == sum(head);
    return new Witness(file, intact ? head.getLong(8) : 0);
  }

  /// A witness with the same sums, which knows the database only up to a version.
  static Witness of(FileChannel file, long version) throws IOException {
    var witness = new Witness(file, 0);
    witness.reached(version);
    return witness;
  }

  /// The newest version of the database that was synced, 0 for none.
  long version() {
    return version;
  }

  /// What the blocks of a chunk were, each `Block.UNKNOWN` if that is not remembered.
  int[] sums(Chunk chunk) throws IOException {
    var sums = new int[chunk.blocks()];
    if (version == 0) {
      return sums;
    }
    var entries = read(file, entryAt(chunk.block()), chunk.blocks() * ENTRY_BYTES);
    for (var i = 0; i < sums.length; i++) {
      if (entries.getLong() == chunk.version() & entries.getInt() == chunk.id()) {
        sums[i] = entries.getInt();
      } else {
        entries.getInt();
      }
    }
    return sums;
  }

  /// Remembers a chunk that is on disk.
  void remember(Chunk chunk, int[] sums) throws IOException {
    var entries = ByteBuffer.allocate(sums.length * ENTRY_BYTES);
    for (var sum : sums) {
      entries.putLong(chunk.version()).putInt(chunk.id()).putInt(sum);
    }
    write(entries.flip(), entryAt(chunk.block()));
  }

  /// Remembers that the database is on disk up to a version.
  void reached(long synced) throws IOException {
    if (synced > version) {
      var head = ByteBuffer.allocate(HEAD_BYTES).putLong(MAGIC).putLong(synced);
      write(head.putLong(sum(head)).flip(), 0);
      version = synced;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static long entryAt(long block) {
    return ENTRIES_AT + block * ENTRY_BYTES;
  }

  private static long sum(ByteBuffer head) {
    var crc = new CRC32C();
    crc.update(head.slice(0, 16));
    return crc.getValue();
  }

  /// What is beyond the end reads as zeros, which is nothing.
  private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
      continue;
    }
    Arrays.fill(buffer.array(), buffer.position(), bytes, (byte) 0);
    return buffer.clear();
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    for (var at = position; bytes.hasRemaining(); ) {
      at += file.write(bytes, at);
    }
  }
}
