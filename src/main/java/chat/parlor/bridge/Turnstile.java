package chat.parlor.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/// Lets one through at a time: who is inside has to leave before the next comes in. It belongs to
/// one event loop.
final class Turnstile {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean taken;

  /// Runs something now or when its turn has come; it, or what it starts, calls `leave` once.
  void enter(Runnable inside) {
    if (taken) {
      waiting.add(inside);
    } else {
      taken = true;
      inside.run();
    }
  }

  void leave() {
    var next = waiting.poll();
    if (next == null) {
      taken = false;
    } else {
      next.run();
    }
  }
}
