package chat.parlor;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts that run, last started first, and how each one is stopped.
final class Parts {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
  private static final int STOP_SECONDS_MAX = 5;

  private final Deque<Part> running = new ArrayDeque<>();

  /// Remembers how to stop a part that has just started.
  void onStop(String name, Supplier<Future<Void>> stop) {
    running.push(new Part(name, stop));
  }

  /// Like the other, for a part that stops at once.
  void onStop(String name, Runnable stop) {
    onStop(
        name,
        () -> {
          stop.run();
          return Future.succeededFuture();
        });
  }

  /// Stops all of them in reverse. One that fails or hangs does not keep the others from it.
  void stop() {
    while (!running.isEmpty()) {
      var part = running.pop();
      try {
        part.stop().get().await(STOP_SECONDS_MAX, TimeUnit.SECONDS);
      } catch (RuntimeException | TimeoutException e) {
        LOG.atWarn().setCause(e).log("The part \"{}\" did not stop cleanly.", part.name());
      }
    }
  }

  private record Part(String name, Supplier<Future<Void>> stop) {}
}
