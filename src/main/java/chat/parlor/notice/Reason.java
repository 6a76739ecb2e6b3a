package chat.parlor.notice;

import java.util.Locale;

/// Why somebody should know.
public enum Reason {
  MENTION,
  REPLY,
  DIRECT,
  KEYWORD,
  FRIEND,
  REMINDER;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The word on the wire and in the database.
  public String word() {
    return word;
  }

  static Reason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
