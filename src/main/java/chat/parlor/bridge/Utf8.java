package chat.parlor.bridge;

/// Looks whether bytes that come in pieces are UTF-8: table 3-7 of the Unicode standard, which RFC
/// 3629 repeats. It knows at the first byte that cannot be.
final class Utf8 {
  private int missing;
  private int low;
  private int high;

  /// Takes the next bytes; false when no text can begin like this.
  boolean take(byte[] bytes, int from, int to) {
    for (var i = from; i < to; i++) {
      if (missing == 0 && bytes[i] >= 0) {
        continue;
      }
      if (!take(bytes[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// Whether what was taken could end here.
  boolean isWhole() {
    return missing == 0;
  }

  private boolean take(int octet) {
    if (missing == 0) {
      return begin(octet);
    }
    if (octet < low || octet > high) {
      return false;
    }
    missing--;
    low = 0x80;
    high = 0xbf;
    return true;
  }

  /// Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte.
  private boolean begin(int octet) {
    low = octet == 0xe0 ? 0xa0 : octet == 0xf0 ? 0x90 : 0x80;
    high = octet == 0xed ? 0x9f : octet == 0xf4 ? 0x8f : 0xbf;
    if (octet < 0x80) {
      missing = 0;
    } else if (octet >= 0xc2 && octet < 0xe0) {
      missing = 1;
    } else if (octet >= 0xe0 && octet < 0xf0) {
      missing = 2;
    } else if (octet >= 0xf0 && octet < 0xf5) {
      missing = 3;
    } else {
      return false;
    }
    return true;
  }
}
