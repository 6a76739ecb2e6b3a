package chat.parlor.account;

import chat.parlor.wire.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/// The unique name of an account, 3 to 32 of `a-z 0-9 . _ -`. Upper case that is typed is folded.
record Username(String text) {
  // Only ASCII is folded: elsewhere two letters can become one, such as the Kelvin sign and "k".
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{3,32}");

  Username {
    if (!SHAPE.matcher(text).matches()) {
      throw Refusal.badRequest(
          "A username is 3 to 32 letters a to z, digits, dots, underscores or hyphens.");
    }
    text = text.toLowerCase(Locale.ROOT);
  }

  /// The name to look for when somebody signs in; what cannot be a name stays as it is.
  static String fold(String typed) {
    return SHAPE.matcher(typed).matches() ? typed.toLowerCase(Locale.ROOT) : typed;
  }
}
