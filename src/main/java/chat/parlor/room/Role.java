package chat.parlor.room;

import java.util.Locale;

/// What somebody is in a room.
public enum Role {
  OWNER,
  MEMBER;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }

  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Whether this role may see and renew the code, change the room and remove members.
  public boolean governs() {
    return this == OWNER;
  }
}
