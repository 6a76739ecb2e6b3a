package chat.parlor.message;

import java.util.ArrayList;
import java.util.List;

/// The times that something took when it was done again and again.
final class Lap {
  private final List<Long> nanos = new ArrayList<>();

  /// What is timed.
  interface Act {
    void run() throws Exception;
  }

  /// Does something so many times, after half as many that do not count.
  static Lap of(int rounds, Act act) throws Exception {
    for (var i = 0; i < rounds / 2; i++) {
      act.run();
    }
    var lap = new Lap();
    for (var i = 0; i < rounds; i++) {
      lap.time(act);
    }
    return lap;
  }

  void time(Act act) throws Exception {
    var began = System.nanoTime();
    act.run();
    nanos.add(System.nanoTime() - began);
  }

  void addAll(Lap other) {
    nanos.addAll(other.nanos);
  }

  int size() {
    return nanos.size();
  }

  /// In milliseconds.
  double percentile(int percent) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1e6;
  }

  @Override
  public String toString() {
    return "p50 %7.2f  p99 %7.2f  max %7.2f ms"
        .formatted(percentile(50), percentile(99), percentile(100));
  }
}
