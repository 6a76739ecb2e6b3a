package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// What a change to a room came to.
///
/// @param room the room's id
/// @param events what to announce; none when there was nothing to change
/// @param notice what to tell the one who came or went
record Change(String room, List<RoomEvent> events, Optional<Notice> notice) {
  Change {
    requireNonNull(room);
    events = List.copyOf(events);
    requireNonNull(notice);
  }

  /// A change of which only the room hears.
  Change(String room, List<RoomEvent> events) {
    this(room, events, Optional.empty());
  }

  Change telling(Notice told) {
    return new Change(room, events, Optional.of(told));
  }
}
