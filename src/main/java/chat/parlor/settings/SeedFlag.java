package chat.parlor.settings;

import java.util.Locale;

/// A flag of the `seed` command.
enum SeedFlag {
  USERS("1000", "accounts, user0 and on"),
  ROOMS("1", "rooms; user i is a member of room i mod rooms"),
  MEMBERS("10000000", "members that a room gets at most"),
  MESSAGES("0", "messages in each room"),
  PASSWORD("", "everybody's password; without one nobody can sign in by password"),
  TOKENS("", "file to write the access tokens to, a line a user"),
  ROOM_IDS("", "file to write the ids of the rooms to, a line a room");

  private final String fallback;
  private final String explanation;

  SeedFlag(String fallback, String explanation) {
    this.fallback = fallback;
    this.explanation = explanation;
  }

  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String fallback() {
    return fallback;
  }

  String explanation() {
    return explanation;
  }
}
