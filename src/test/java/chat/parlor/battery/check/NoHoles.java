package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Registered;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.How;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// I4: numbers are 1, 2, 3 …, in every log, and on every socket from the number on that it asked
/// for: no hole, nothing doubled, nothing out of turn.
final class NoHoles implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    for (var log : facts.logs) {
      var reader = log.isDatabase() ? "the database" : facts.name(log.reader());
      checkLog(log.events(), "%s of room %s".formatted(reader, log.room()), violated);
    }
    facts.streams.forEach(
        (place, stream) -> checkStream(stream, facts.name(place.user()), place.room(), violated));
  }

  private static void checkLog(List<Event> log, String where, Consumer<String> violated) {
    var last = 0L;
    for (var event : log) {
      if (event.seq() != last + 1) {
        violated.accept(
            "hole: after number %d the log by %s has %d".formatted(last, where, event.seq()));
      }
      last = event.seq();
    }
  }

  private static void checkStream(
      List<Entry> stream, String name, String room, Consumer<String> violated) {
    Map<Long, Long> lastOfLink = new HashMap<>();
    for (var entry : stream) {
      if (entry instanceof Registered start) {
        lastOfLink.put(start.link(), start.since());
      } else if (entry instanceof Delivered it && it.how() != How.REPAIRED) {
        var seq = it.event().seq();
        var last = lastOfLink.getOrDefault(it.link(), -1L);
        if (seq != last + 1) {
          violated.accept(
              "%s: %s was shown number %d of room %s after %d on one socket"
                  .formatted(word(seq, last), name, seq, room, last));
        }
        lastOfLink.put(it.link(), Math.max(seq, last));
      }
    }
  }

  private static String word(long seq, long last) {
    return seq == last ? "doubled" : seq < last ? "reordered" : "hole";
  }
}
