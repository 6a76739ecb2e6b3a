package chat.parlor.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The unit in which the database writes its file, and the sum that tells one content from another.
final class Block {
  static final int BYTES = 4_096;

  /// Blocks at the beginning that are written again and again, as two copies of the same.
  static final int HEADERS = 2;

  /// The sum of a block of which nothing is known.
  static final int UNKNOWN = 0;

  private Block() {}

  /// The sums of whole blocks, one after the other; the buffer stays as it is.
  static int[] sums(ByteBuffer blocks) {
    var crc = new CRC32C();
    var sums = new int[blocks.remaining() / BYTES];
    for (var i = 0; i < sums.length; i++) {
      crc.reset();
      crc.update(blocks.slice(blocks.position() + i * BYTES, BYTES));
      sums[i] = crc.getValue() == UNKNOWN ? 1 : (int) crc.getValue();
    }
    return sums;
  }
}
