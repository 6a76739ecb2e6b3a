package chat.parlor.battery.check;

import chat.parlor.battery.check.Facts.Place;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Registered;
import chat.parlor.battery.history.Entry.Roster;
import chat.parlor.battery.history.Entry.Seen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/// I10: who comes or goes, and stays so, is seen to do so by everybody who listens in a common
/// room: in two seconds, in three when a node was killed, in twelve when one hangs; and in the end
/// `room.members` is right about everybody.
final class PresenceIsTrue implements Invariant {
  private static final long SETTLED_US = 4_000_000;

  private final Patience patience;

  PresenceIsTrue(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var attendance = new Attendance(facts);
    var roomsOf = new HashMap<String, HashSet<String>>();
    facts
        .streams
        .keySet()
        .forEach(
            place ->
                roomsOf.computeIfAbsent(place.user(), user -> new HashSet<>()).add(place.room()));
    for (var change : attendance.changes(SETTLED_US)) {
      var allowedUs = allowedUs(facts, change);
      if (allowedUs > 0 && change.staysUntilUs() > change.atUs() + allowedUs) {
        for (var room : roomsOf.getOrDefault(change.user(), new HashSet<>())) {
          checkSeen(change, room, allowedUs, facts, attendance, violated);
        }
      }
    }
    facts.rosters.forEach(roster -> checkRoster(roster, facts, attendance, violated));
  }

  /// How long a change may take to be seen; 0 where something else is broken and nothing is
  /// promised.
  private long allowedUs(Facts facts, Attendance.Change change) {
    var broken =
        facts.weather.spells().stream()
            .filter(
                spell ->
                    spell.holds(
                        change.atUs() - SETTLED_US, change.atUs() + patience.presenceAfterHang()))
            .map(Weather.Spell::fault)
            .distinct()
            .toList();
    return switch (broken.size()) {
      case 0 -> patience.presence();
      case 1 ->
          switch (broken.getFirst()) {
            case "KILL", "BLACKOUT" -> patience.presenceAfterKill();
            case "FREEZE", "LONG_FREEZE", "VERY_LONG_FREEZE" -> patience.presenceAfterHang();
            default -> 0;
          };
      default -> 0;
    };
  }

  private void checkSeen(
      Attendance.Change change,
      String room,
      long allowedUs,
      Facts facts,
      Attendance attendance,
      Consumer<String> violated) {
    var fromUs = change.atUs() - SETTLED_US;
    var toUs = change.atUs() + allowedUs;
    if (!facts.memberships.isInsideThroughout(change.user(), room, fromUs, toUs)) {
      return;
    }
    for (var watcher : facts.people.keySet()) {
      var stream = facts.streams.getOrDefault(new Place(watcher, room), List.of());
      if (!watcher.equals(change.user())
          && facts.isPrompt(watcher)
          && facts.memberships.isInsideThroughout(watcher, room, fromUs, toUs)) {
        listening(stream, facts, fromUs, toUs)
            .filter(link -> !isTold(stream, link, change, fromUs, toUs))
            .ifPresent(
                link ->
                    violated.accept(
                        "presence: %s was not told within %d ms that %s in room %s is %s at %d ms"
                            .formatted(
                                facts.name(watcher),
                                allowedUs / 1_000,
                                facts.name(change.user()),
                                room,
                                change.online() ? "online" : "offline",
                                change.atUs() / 1_000)));
      }
    }
  }

  /// The socket on which somebody listened all the time, if there is one.
  private static java.util.Optional<Long> listening(
      List<Entry> stream, Facts facts, long fromUs, long toUs) {
    return stream.stream()
        .filter(Registered.class::isInstance)
        .map(Registered.class::cast)
        .filter(it -> it.atUs() < fromUs)
        .map(Registered::link)
        .filter(link -> !facts.closed.containsKey(link) || facts.closed.get(link).atUs() > toUs)
        .findFirst();
  }

  private static boolean isTold(
      List<Entry> stream, long link, Attendance.Change change, long fromUs, long toUs) {
    return stream.stream()
        .anyMatch(
            entry ->
                entry instanceof Seen seen
                    && seen.link() == link
                    && seen.atUs() > change.atUs() - 100_000
                    && seen.atUs() <= toUs
                    && (seen.user().isEmpty()
                        || seen.user().equals(change.user()) && seen.online() == change.online()));
  }

  private void checkRoster(
      Roster roster, Facts facts, Attendance attendance, Consumer<String> violated) {
    var longAgoUs = roster.atUs() - patience.presenceAfterHang();
    var fromUs =
        facts.weather.isCalm(longAgoUs, roster.atUs()) ? roster.atUs() - SETTLED_US : longAgoUs;
    for (var user : Memberships.atTheEnd(facts.log(roster.room()))) {
      var shown = roster.online().contains(user);
      if (facts.people.containsKey(user)
          && (shown
              ? attendance.isAwayThroughout(user, fromUs, roster.atUs())
              : attendance.isThereThroughout(user, fromUs, roster.atUs()))) {
        violated.accept(
            "presence: by room.members of room %s %s is %s, long after the contrary"
                .formatted(roster.room(), facts.name(user), shown ? "online" : "offline"));
      }
    }
  }
}
