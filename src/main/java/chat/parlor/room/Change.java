package chat.parlor.room;

import java.util.List;

/// What a change to a room came to.
///
/// @param room the room's id
/// @param events what to announce; none when there was nothing to change
record Change(String room, List<RoomEvent> events) {
  Change {
    events = List.copyOf(events);
  }

  boolean happened() {
    return !events.isEmpty();
  }
}
