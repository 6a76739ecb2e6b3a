package chat.parlor.embedded;

import java.util.Arrays;

/// What is known of each block of an open file.
final class Sums {
  private volatile int[] sums = new int[1_024];

  int of(long block) {
    var known = sums;
    return block < known.length ? known[(int) block] : Block.UNKNOWN;
  }

  synchronized void put(long block, int[] written) {
    var end = Math.toIntExact(block + written.length);
    var known = sums;
    if (end > known.length) {
      known = Arrays.copyOf(known, Math.max(end, known.length + known.length / 2));
    }
    System.arraycopy(written, 0, known, (int) block, written.length);
    sums = known;
  }

  /// Whether anything is known of what lies between two blocks.
  boolean knowsAny(long from, long to) {
    for (var block = from; block < to; block++) {
      if (of(block) != Block.UNKNOWN) {
        return true;
      }
    }
    return false;
  }
}
