package chat.parlor.bridge;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an event loop does at the end of a turn: rooms give their sockets what has come in it, and
/// each socket writes all that it is due in one go. When nothing else is to be done a turn ends at
/// once; the more there is to be done, the more one write carries.
final class Turn {
  private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

  private final Context loop;
  private final List<Runnable> rooms = new ArrayList<>();
  private final List<Runnable> sockets = new ArrayList<>();
  private boolean planned;

  Turn(Context loop) {
    this.loop = loop;
  }

  /// A room has something for its sockets.
  void deliver(Runnable room) {
    rooms.add(room);
    plan();
  }

  /// A socket has something to write, and will be told after all rooms.
  void flush(Runnable socket) {
    sockets.add(socket);
    plan();
  }

  private void plan() {
    if (!planned) {
      planned = true;
      loop.runOnContext(v -> end());
    }
  }

  private void end() {
    try {
      while (!rooms.isEmpty() || !sockets.isEmpty()) {
        runAll(rooms);
        runAll(sockets);
      }
    } finally {
      planned = false;
      if (!rooms.isEmpty() || !sockets.isEmpty()) {
        plan();
      }
    }
  }

  /// What fails keeps nothing from the others, and what is added meanwhile is run, too.
  private static void runAll(List<Runnable> all) {
    var done = 0;
    try {
      while (done < all.size()) {
        run(all.get(done++));
      }
    } finally {
      all.subList(0, done).clear();
    }
  }

  private static void run(Runnable one) {
    try {
      one.run();
    } catch (RuntimeException failure) {
      LOG.error("Something at the end of a turn failed.", failure);
    }
  }
}
