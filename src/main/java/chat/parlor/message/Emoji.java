package chat.parlor.message;

import chat.parlor.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One emoji: a single grapheme that Unicode shows as a picture, of at most 64 bytes of UTF-8.
///
/// @param text in the form that asks for the picture where there is also one in letters
public record Emoji(String text) {
  public static final int BYTES_MAX = 64;

  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final int KEYCAP = 0x20e3;
  private static final String AS_PICTURE = "\ufe0f";

  public Emoji {
    if (!isOne(text)) {
      throw Refusal.badRequest("\"emoji\" has to be one emoji.");
    }
    if (text.codePointCount(0, text.length()) == 1
        && !Character.isEmojiPresentation(text.codePointAt(0))) {
      text += AS_PICTURE;
    }
  }

  private static boolean isOne(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
        && GRAPHEME.matcher(text).matches()
        && text.codePoints().allMatch(c -> Character.isEmoji(c) || Character.isEmojiComponent(c))
        && (isPicture(text) || text.codePoints().anyMatch(c -> c == KEYCAP));
  }

  /// Digits and the letters of flags are emoji only together with others.
  private static boolean isPicture(String text) {
    return isFlag(text)
        || text.codePoints().anyMatch(c -> Character.isEmoji(c) && !Character.isEmojiComponent(c));
  }

  private static boolean isFlag(String text) {
    return text.codePointCount(0, text.length()) == 2
        && text.codePoints().allMatch(c -> c >= 0x1f1e6 && c <= 0x1f1ff);
  }
}
