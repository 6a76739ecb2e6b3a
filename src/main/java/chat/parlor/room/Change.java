package chat.parlor.room;

import java.util.List;

/// What a change to a room came to: the room as its member now sees it, null for who left it, and
/// the events to announce, none when there was nothing to change.
record Change(Room room, List<RoomEvent> events) {
  Change {
    events = List.copyOf(events);
  }
}
