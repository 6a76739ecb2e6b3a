package chat.parlor.search;

import java.time.Instant;
import java.util.List;

/// What somebody is looking for. Everything in it has to be true of a message; of several people or
/// rooms, one.
///
/// @param from usernames; none for anybody
/// @param in names or ids of rooms, or usernames after an `@`; none for any
/// @param since the first moment that will do, or null
/// @param until the first moment that will not, or null
public record Wanted(
    List<Clue> clues,
    List<String> from,
    List<String> in,
    Instant since,
    Instant until,
    boolean hasLink,
    boolean mentionsMe) {
  public Wanted {
    clues = List.copyOf(clues);
    from = List.copyOf(from);
    in = List.copyOf(in);
  }

  boolean isEmpty() {
    var says = !clues.isEmpty() || hasLink || mentionsMe;
    var where = !from.isEmpty() || !in.isEmpty() || since != null || until != null;
    return !says && !where;
  }
}
