package chat.parlor.room;

import java.util.Locale;

/// What can happen in a room. Durable kinds take a number in its log; the passing ones are only
/// told to who is listening.
public enum Kind {
  MESSAGE_POSTED,
  MESSAGE_EDITED,
  MESSAGE_DELETED,
  MESSAGE_REACTED,
  MEMBER_JOINED,
  MEMBER_LEFT,
  ROOM_CHANGED,
  PRESENCE,
  TYPING,
  READ,
  USER_CHANGED,
  HEAD;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '.');

  /// The word on the wire and in the database, for example `message.posted`.
  public String word() {
    return word;
  }

  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('.', '_'));
  }
}
