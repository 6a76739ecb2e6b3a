package chat.parlor;

import java.time.Duration;
import java.util.OptionalLong;

/// Parlor as the child of another process, such as Maven: it ends in good order when that process
/// ends, however it does. Maven does not pass on the signal that ends it.
public final class Attended {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private Attended() {}

  public static void main(String[] arguments) {
    var parent = parent();
    Thread.ofPlatform().name("parlor-attended").daemon().start(() -> outlive(parent));
    Parlor.main(arguments);
  }

  /// Asks who the parent is, not whether it lives: one that has ended but was not yet waited for
  /// still looks alive, but has no children any more.
  private static void outlive(OptionalLong parent) {
    try {
      while (parent().equals(parent)) {
        Thread.sleep(LOOK_EVERY);
      }
      System.exit(0);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static OptionalLong parent() {
    return ProcessHandle.current().parent().stream().mapToLong(ProcessHandle::pid).findFirst();
  }
}
