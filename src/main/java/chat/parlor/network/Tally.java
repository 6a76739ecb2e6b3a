package chat.parlor.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many of something each network has, never more than so many. Used from every thread.
public final class Tally {
  private final int max;
  private final Map<Network, Integer> counts = new ConcurrentHashMap<>();

  /// Nothing counted yet.
  ///
  /// @param max 0 for no limit
  public Tally(int max) {
    this.max = max;
  }

  /// Counts one more; false when the network has too many, and then it is not counted.
  public boolean admit(Network network) {
    var admitted = new boolean[1];
    counts.compute(
        network,
        (n, there) -> {
          var count = there == null ? 0 : there;
          admitted[0] = max == 0 || count < max;
          return admitted[0] ? Integer.valueOf(count + 1) : there;
        });
    return admitted[0];
  }

  /// Counts one less.
  public void dismiss(Network network) {
    counts.computeIfPresent(network, (n, count) -> count <= 1 ? null : count - 1);
  }
}
