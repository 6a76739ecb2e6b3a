package chat.parlor.network;

import java.net.InetAddress;
import java.util.Objects;

/// Addresses that begin with the same bits: `10.0.0.0/8`, or a single one.
///
/// @param bits how many have to be the same
record Range(InetAddress base, int bits) {

  Range {
    Objects.requireNonNull(base);
    if (bits < 0 || bits > length(base)) {
      throw new IllegalArgumentException("no address has " + bits + " bits");
    }
  }

  /// Reads an address, alone or with a number of bits.
  ///
  /// @throws IllegalArgumentException for anything else
  static Range of(String text) {
    var parts = text.split("/", -1);
    var base = Literal.read(parts[0]).orElseThrow(() -> new IllegalArgumentException(text));
    return switch (parts.length) {
      case 1 -> new Range(base, length(base));
      case 2 -> new Range(base, Integer.parseInt(parts[1]));
      default -> throw new IllegalArgumentException(text);
    };
  }

  boolean contains(InetAddress address) {
    var here = base.getAddress();
    var there = address.getAddress();
    if (here.length != there.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> bit % 8;
      if (((here[bit / 8] ^ there[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int length(InetAddress address) {
    return address.getAddress().length * 8;
  }
}
