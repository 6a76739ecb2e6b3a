package chat.parlor.words;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a message has besides words: links, and names it calls. Each is a mark with a sign in it
/// that no word has.
public final class Marks {
  public static final String LINK = "has:link";

  private static final Pattern LINKS = Pattern.compile("(?i)\\bhttps?://[^\\s<>]");
  private static final Pattern NAMES =
      Pattern.compile("(?<![\\p{L}\\p{Nd}._@/-])@([a-zA-Z0-9][a-zA-Z0-9._-]{0,31})");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?(```|$)|`[^`\\n]+`");

  private Marks() {}

  /// The marks of a text.
  public static Set<String> in(String text) {
    var marks = new LinkedHashSet<String>();
    if (LINKS.matcher(text).find()) {
      marks.add(LINK);
    }
    if (text.indexOf('@') >= 0) {
      NAMES
          .matcher(CODE.matcher(text).replaceAll(" "))
          .results()
          .map(found -> found.group(1))
          .forEach(
              called -> {
                marks.add(name(called));
                // The full stop after a name may be its own or the sentence's.
                marks.add(name(called.replaceFirst("[._-]+$", "")));
              });
    }
    return marks;
  }

  /// The mark of calling somebody by his username, or all by `all` or `here`.
  public static String name(String username) {
    return "@" + username.toLowerCase(Locale.ROOT);
  }
}
