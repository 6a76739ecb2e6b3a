package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Event;
import java.util.function.Consumer;

/// I3: whoever sees a number of a room, by whatever way, sees the same event as the database.
final class AllAgree implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    facts.streams.forEach(
        (place, stream) -> {
          for (var entry : stream) {
            if (entry instanceof Delivered it) {
              compare(facts, place.user(), place.room(), it.event(), violated);
            }
          }
        });
    for (var log : facts.logs) {
      log.events().forEach(event -> compare(facts, log.reader(), log.room(), event, violated));
    }
  }

  private static void compare(
      Facts facts, String user, String room, Event seen, Consumer<String> violated) {
    var kept = facts.inDatabase(room, seen.seq());
    if (kept.isEmpty() || !kept.get().isSameAs(seen)) {
      violated.accept(
          "disagreement: %s was shown %s as number %d of room %s, where the database has %s"
              .formatted(
                  facts.name(user),
                  seen,
                  seen.seq(),
                  room,
                  kept.map(Object::toString).orElse("nothing")));
    }
  }
}
