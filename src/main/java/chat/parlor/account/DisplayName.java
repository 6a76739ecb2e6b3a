package chat.parlor.account;

import chat.parlor.wire.Refusal;
import java.util.regex.Pattern;

/// What the page calls somebody: 1 to 64 characters of one line.
record DisplayName(String text) {
  // Line ends would forge log lines; the marks that turn the direction of text would forge others'.
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]");

  /// Whether a line holds what would break it or turn it round.
  static boolean isForbidden(String line) {
    return FORBIDDEN.matcher(line).find();
  }

  DisplayName {
    text = text.strip();
    if (text.isBlank() || isForbidden(text)) {
      throw Refusal.badRequest("A display name is one line with something to see in it.");
    }
  }
}
