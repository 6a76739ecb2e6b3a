package chat.parlor.room;

import java.security.SecureRandom;
import java.util.Locale;

/// The code that opens a room: 12 characters of 32, 60 random bits, shown in three groups. Letters
/// that look like digits are read as those; case, spaces and dashes do not matter.
final class RoomCode {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RoomCode() {}

  static String next() {
    var code = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /// What somebody typed, in the form that is stored.
  static String normal(String typed) {
    var bare =
        typed
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return bare.length() == LENGTH
        ? bare.substring(0, 4) + "-" + bare.substring(4, 8) + "-" + bare.substring(8)
        : "";
  }
}
