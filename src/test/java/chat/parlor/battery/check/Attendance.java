package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry.Opened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who really had a socket when.
final class Attendance {
  private final Map<String, List<Visit>> visits = new HashMap<>();
  private final long endUs;

  /// A time with at least one socket.
  private record Visit(long fromUs, long toUs) {}

  /// Somebody came or went.
  ///
  /// @param staysUntilUs until when it stayed so
  record Change(String user, boolean online, long atUs, long staysUntilUs) {}

  Attendance(Facts facts) {
    endUs = facts.endUs;
    facts.links.values().stream()
        .sorted(Comparator.comparing(Opened::atUs))
        .forEach(
            link -> {
              var closed = facts.closed.get(link.link());
              add(link.user(), new Visit(link.atUs(), closed == null ? endUs : closed.atUs()));
            });
  }

  private void add(String user, Visit visit) {
    var all = visits.computeIfAbsent(user, none -> new ArrayList<>());
    if (!all.isEmpty() && visit.fromUs <= all.getLast().toUs) {
      var before = all.removeLast();
      all.add(new Visit(before.fromUs, Math.max(before.toUs, visit.toUs)));
    } else {
      all.add(visit);
    }
  }

  /// The changes before which it had been otherwise for some time.
  List<Change> changes(long settledUs) {
    var changes = new ArrayList<Change>();
    visits.forEach(
        (user, all) -> {
          for (var i = 0; i < all.size(); i++) {
            var visit = all.get(i);
            var nextUs = i + 1 < all.size() ? all.get(i + 1).fromUs : endUs;
            if (i > 0 && visit.fromUs - all.get(i - 1).toUs > settledUs) {
              changes.add(new Change(user, true, visit.fromUs, visit.toUs));
            }
            if (visit.toUs - visit.fromUs > settledUs) {
              changes.add(new Change(user, false, visit.toUs, nextUs));
            }
          }
        });
    return changes;
  }

  boolean isThereThroughout(String user, long fromUs, long toUs) {
    return visits.getOrDefault(user, List.of()).stream()
        .anyMatch(visit -> visit.fromUs <= fromUs && visit.toUs >= toUs);
  }

  boolean isAwayThroughout(String user, long fromUs, long toUs) {
    return visits.getOrDefault(user, List.of()).stream()
        .noneMatch(visit -> visit.fromUs <= toUs && visit.toUs >= fromUs);
  }
}
