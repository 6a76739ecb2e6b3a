package chat.parlor.battery;

import chat.parlor.battery.check.Recovery;
import chat.parlor.battery.check.Violation;
import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The table at the end of a run.
final class Summary {
  private final StringBuilder table = new StringBuilder();

  private Summary() {}

  static String of(List<Entry> history, List<Violation> violations) {
    var summary = new Summary();
    summary.counts(history);
    for (var word : List.of("lost", "doubled", "reordered", "leaked")) {
      summary.row(word, violations.stream().filter(it -> it.sentence().startsWith(word)).count());
    }
    summary.faults(history);
    summary.row("violations", violations.size());
    violations.forEach(violation -> summary.table.append("  ").append(violation).append('\n'));
    return summary.table.toString();
  }

  private void counts(List<Entry> history) {
    var posts =
        history.stream()
            .filter(entry -> entry instanceof Entry.Asked call && call.act() == Act.POST)
            .map(entry -> ((Entry.Asked) entry).call())
            .collect(java.util.stream.Collectors.toSet());
    row("sends", posts.size());
    row(
        "acknowledged",
        history.stream()
            .filter(entry -> entry instanceof Entry.Answered it && posts.contains(it.call()))
            .map(entry -> ((Entry.Answered) entry).call())
            .distinct()
            .count());
    row("repeated commands", count(history, Entry.Repeated.class));
    row("deliveries", count(history, Entry.Delivered.class));
    row("sockets opened", count(history, Entry.Opened.class));
    row("sessions ended", count(history, Entry.Revoked.class));
  }

  private static long count(List<Entry> history, Class<? extends Entry> kind) {
    return history.stream().filter(kind::isInstance).count();
  }

  private void faults(List<Entry> history) {
    var byFault = new TreeMap<String, List<Recovery>>();
    Recovery.all(history)
        .forEach(it -> byFault.computeIfAbsent(it.fault(), none -> new ArrayList<>()).add(it));
    table.append(
        "%-18s %6s  %-22s %s%n"
            .formatted("fault", "times", "first send (ms)", "all caught up (ms)"));
    byFault.forEach(
        (fault, recoveries) ->
            table.append(
                "%-18s %6d  %-22s %s%n"
                    .formatted(
                        fault,
                        recoveries.size(),
                        spread(recoveries.stream().map(Recovery::firstSendUs).toList()),
                        spread(
                            recoveries.stream()
                                .map(recovery -> recovery.lastToCatchUp().tookUs())
                                .toList()))));
  }

  /// Half of them were at most this, and all at most that.
  private static String spread(List<Long> timesUs) {
    var sorted = timesUs.stream().filter(time -> time >= 0).sorted().toList();
    return sorted.isEmpty()
        ? "-"
        : "p50 %d, max %d"
            .formatted(sorted.get((sorted.size() - 1) / 2) / 1_000, sorted.getLast() / 1_000);
  }

  private void row(String what, long number) {
    table.append("%-18s %,12d%n".formatted(what, number));
  }
}
