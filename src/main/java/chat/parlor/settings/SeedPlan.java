package chat.parlor.settings;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// How much to fill an empty data directory with.
///
/// @param users accounts `user0` and on
/// @param rooms how many rooms; user i is a member of room i mod rooms
/// @param members how many members a room gets at most
/// @param messages messages in each room
/// @param password everybody's password; without one nobody can sign in by password
/// @param tokens file for the access tokens, line i for user i
/// @param roomIds file for the ids of the rooms
public record SeedPlan(
    int users,
    int rooms,
    int members,
    int messages,
    Optional<String> password,
    Optional<Path> tokens,
    Optional<Path> roomIds) {

  public SeedPlan {
    Objects.requireNonNull(password);
    Objects.requireNonNull(tokens);
    Objects.requireNonNull(roomIds);
  }

  static SeedPlan of(Flags flags) {
    return new SeedPlan(
        number(flags, SeedFlag.USERS, 1),
        number(flags, SeedFlag.ROOMS, 1),
        number(flags, SeedFlag.MEMBERS, 0),
        number(flags, SeedFlag.MESSAGES, 0),
        text(flags, SeedFlag.PASSWORD),
        text(flags, SeedFlag.TOKENS).map(Path::of),
        text(flags, SeedFlag.ROOM_IDS).map(Path::of));
  }

  private static Optional<String> text(Flags flags, SeedFlag flag) {
    return Optional.of(flags.of(flag)).filter(text -> !text.isEmpty());
  }

  private static int number(Flags flags, SeedFlag flag, int min) {
    var text = flags.of(flag);
    if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < min) {
      throw new WrongSetting(
          flag.flag() + " is \"" + text + "\"; a whole number of " + min + " or more is needed.");
    }
    return Integer.parseInt(text);
  }
}
