package chat.parlor.battery.check;

import chat.parlor.battery.check.Facts.Place;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Dropped;
import chat.parlor.battery.history.Event;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A client's copy of a room: what it was shown, one number after the other. What comes out of turn
/// it does not take.
final class Applied {
  private final Map<String, Event> messages = new TreeMap<>();
  private long last;

  /// The copy a user has in the end.
  static Applied by(Facts facts, String user, String room) {
    var copy = new Applied();
    facts.streams.getOrDefault(new Place(user, room), List.of()).forEach(copy::take);
    return copy;
  }

  void take(Entry entry) {
    if (entry instanceof Delivered it && it.event().seq() == last + 1) {
      last++;
      if (it.event().isOfMessage()) {
        messages.put(it.event().id(), it.event());
      }
    } else if (entry instanceof Dropped) {
      last = 0;
      messages.clear();
    }
  }

  long last() {
    return last;
  }

  /// Each message as it was shown last.
  Map<String, Event> messages() {
    return messages;
  }
}
