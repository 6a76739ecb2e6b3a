package chat.parlor.wire;

import java.security.SecureRandom;

/// Names for things: 26 lower-case characters of Crockford's base 32, 48 bits of time and then 80
/// random ones, so that ids made later sort later and none can be guessed.
public final class Ids {
  public static final int LENGTH = 26;

  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final ThreadLocal<SecureRandom> RANDOM =
      ThreadLocal.withInitial(SecureRandom::new);

  private Ids() {}

  public static String next() {
    var random = new byte[10];
    RANDOM.get().nextBytes(random);
    var high = 0L;
    var low = 0L;
    for (var i = 0; i < 5; i++) {
      high = high << 8 | random[i] & 0xff;
      low = low << 8 | random[i + 5] & 0xff;
    }
    var id = new char[LENGTH];
    write(System.currentTimeMillis(), id, 0, 10);
    write(high, id, 10, 8);
    write(low, id, 18, 8);
    return new String(id);
  }

  /// What every id made from a moment on is not less than, and every earlier one is.
  public static String startOf(long epochMs) {
    var start = new char[10];
    write(epochMs, start, 0, 10);
    return new String(start);
  }

  /// Whether a string has the shape of an id; anything else names nothing.
  public static boolean looksLikeOne(String id) {
    return id.length() == LENGTH && id.chars().allMatch(c -> c >= '0' && c <= 'z');
  }

  private static void write(long bits, char[] into, int from, int digits) {
    for (var i = from + digits - 1; i >= from; i--, bits >>>= 5) {
      into[i] = DIGITS[(int) bits & 31];
    }
  }
}
