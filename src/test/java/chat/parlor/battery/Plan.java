package chat.parlor.battery;

import java.time.Duration;

/// How large a run is, and the seed that repeats its choices.
///
/// @param people clients, each with one socket
/// @param hotMembers members of each of the two hot rooms
/// @param coldRooms rooms with five to ten members
/// @param actsPerSecond sends, edits, joins and the like by everybody together, on average
/// @param lasts how long faults are injected
public record Plan(
    long seed, int people, int hotMembers, int coldRooms, int actsPerSecond, Duration lasts) {
  public static final int HOT_ROOMS = 2;

  /// The workload of the promise.
  public static Plan full(long seed, Duration lasts) {
    return new Plan(seed, 60, 50, 10, 200, lasts);
  }

  /// The same in small, for a machine that builds and tests meanwhile.
  public static Plan small(long seed, Duration lasts) {
    return new Plan(seed, 24, 14, 4, 60, lasts);
  }

  public Plan withActsPerSecond(int number) {
    return new Plan(seed, people, hotMembers, coldRooms, number, lasts);
  }
}
