package chat.parlor.search;

import chat.parlor.database.Database;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The making of words for messages that were said before there were any, a few at a time and
/// behind everything else that is written.
final class Latecomers {
  private static final Logger LOG = LoggerFactory.getLogger(Latecomers.class);
  private static final int AT_ONCE = 200;
  private static final long PAUSE_MS = 20;
  private static final long AGAIN_MS = 60_000;

  private final Vertx vertx;
  private final Database database;
  private volatile boolean stopped;

  Latecomers(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  void start() {
    work();
  }

  void stop() {
    stopped = true;
  }

  private void work() {
    if (stopped) {
      return;
    }
    database
        .writes()
        .submit(connection -> LatecomerStore.takeSome(connection, AT_ONCE))
        .onFailure(failure -> LOG.debug("Words could not be made just now.", failure))
        .onComplete(
            done -> vertx.setTimer(pause(done.succeeded() && done.result() > 0), t -> work()));
  }

  private static long pause(boolean more) {
    return more ? PAUSE_MS : AGAIN_MS;
  }
}
