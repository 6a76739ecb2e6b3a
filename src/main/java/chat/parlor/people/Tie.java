package chat.parlor.people;

import java.util.Locale;

/// How one person stands to another.
public enum Tie {
  NONE,
  /// Has asked, and was not answered yet.
  OUTGOING,
  /// Was asked, and has not answered yet.
  INCOMING,
  FRIENDS;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }

  static Tie of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
