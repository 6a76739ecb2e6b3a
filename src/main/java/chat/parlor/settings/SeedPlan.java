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
    if (users < 1 || rooms < 1 || members < 0 || messages < 0) {
      throw new WrongSetting("A seed needs at least one user and one room.");
    }
    Objects.requireNonNull(password);
    Objects.requireNonNull(tokens);
    Objects.requireNonNull(roomIds);
  }
}
