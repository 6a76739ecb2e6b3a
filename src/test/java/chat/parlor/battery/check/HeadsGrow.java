package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Dropped;
import chat.parlor.battery.history.Entry.Head;
import chat.parlor.battery.history.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// I8: the head a socket is told never decreases, is never below what the client has already been
/// shown, and never beyond the log.
final class HeadsGrow implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    facts.streams.forEach(
        (place, stream) ->
            checkStream(
                stream, facts.log(place.room()), facts.name(place.user()), place.room(), violated));
  }

  private static void checkStream(
      List<Entry> stream, List<Event> log, String name, String room, Consumer<String> violated) {
    Map<Long, Long> headOfLink = new HashMap<>();
    var shown = 0L;
    for (var entry : stream) {
      if (entry instanceof Delivered it) {
        shown = Math.max(shown, it.event().seq());
      } else if (entry instanceof Dropped) {
        shown = 0;
      } else if (entry instanceof Head it) {
        var before = Math.max(shown, headOfLink.getOrDefault(it.link(), 0L));
        if (it.head() < before) {
          violated.accept(
              "head went back: %s was told that room %s ends with %d and had known %d"
                  .formatted(name, room, it.head(), before));
        }
        if (it.head() > log.size()) {
          violated.accept(
              "lost tail: %s was told that room %s ends with %d, and its log ends with %d"
                  .formatted(name, room, it.head(), log.size()));
        }
        headOfLink.put(it.link(), it.head());
      }
    }
  }
}
