package chat.parlor.notice;

import chat.parlor.wire.Refusal;
import java.util.Locale;

/// How much of a room somebody wants to be told.
public enum Level {
  ALL,
  MENTIONS,
  NONE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The word on the wire and in the database.
  public String word() {
    return word;
  }

  /// @throws Refusal `bad_request` for a word that is none
  public static Level read(String word) {
    for (var level : values()) {
      if (level.word.equals(word)) {
        return level;
      }
    }
    throw Refusal.badRequest("\"level\" has to be \"all\", \"mentions\" or \"none\".");
  }

  /// What was chosen; where nothing was, everything in a direct conversation and mentions
  /// elsewhere.
  ///
  /// @param stored a word, or an empty one
  static Level of(String stored, boolean direct) {
    if (!stored.isEmpty()) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
    return direct ? ALL : MENTIONS;
  }

  /// Whether a notice is made for a reason.
  boolean admits(Reason reason) {
    return this == ALL || this == MENTIONS && reason != Reason.DIRECT;
  }
}
