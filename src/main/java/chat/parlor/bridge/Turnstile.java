package chat.parlor.bridge;

import java.util.ArrayDeque;
import java.util.Deque;

/// Lets one through at a time: who is inside has to leave before the next comes in. It belongs to
/// one event loop.
final class Turnstile {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean taken;
  private boolean turning;

  /// Runs something now or when its turn has come; it, or what it starts, calls `leave` once.
  void enter(Runnable inside) {
    waiting.add(inside);
    turn();
  }

  void leave() {
    taken = false;
    turn();
  }

  /// A loop and no recursion: many may leave as soon as they are in.
  private void turn() {
    if (turning) {
      return;
    }
    turning = true;
    try {
      while (!taken && !waiting.isEmpty()) {
        taken = true;
        waiting.poll().run();
      }
    } finally {
      turning = false;
    }
  }
}
