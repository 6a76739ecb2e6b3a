package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/// What a change to a room came to.
///
/// @param room the room's id
/// @param events what to announce; none when there was nothing to change
/// @param notices what to tell those who came or went
record Change(String room, List<RoomEvent> events, List<Notice> notices) {
  Change {
    requireNonNull(room);
    events = List.copyOf(events);
    notices = List.copyOf(notices);
  }

  /// A change of which only the room hears.
  Change(String room, List<RoomEvent> events) {
    this(room, events, List.of());
  }

  /// The same with one more notice.
  Change telling(Notice told) {
    var all = new ArrayList<>(notices);
    all.add(told);
    return new Change(room, events, all);
  }
}
