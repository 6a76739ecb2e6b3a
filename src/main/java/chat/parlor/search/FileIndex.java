package chat.parlor.search;

import chat.parlor.room.RoomEvent;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.store.AlreadyClosedException;

/// The index beside the embedded database: files of its own, derived from the logs, kept level by a
/// thread of its own. Whoever looks something up waits until it has seen what was announced before.
final class FileIndex implements Index {
  private static final long WAIT_SECONDS_MAX = 3;
  private static final Duration STOP_MAX = Duration.ofSeconds(4);

  /// It would recommend an option to whoever starts Parlor.
  private static final Logger ADVICE = Logger.getLogger("org.apache.lucene");

  private final Vertx vertx;
  private final Announced announced = new Announced();
  private final Follower follower;
  private final Thread thread;

  FileIndex(Vertx vertx, SearchStore store, Path path) {
    this.vertx = vertx;
    follower = new Follower(store, path, announced);
    thread = new Thread(follower, "parlor-index");
    thread.setDaemon(true);
    thread.setPriority(Thread.NORM_PRIORITY - 1);
  }

  @Override
  public void start() {
    ADVICE.setLevel(Level.OFF);
    thread.start();
  }

  /// Takes note of what has been written, on the writer's thread.
  void heard(List<RoomEvent> events) {
    for (var event : events) {
      announced.add(event.room(), event.seq());
    }
  }

  @Override
  public Future<List<Hit>> find(Inquiry inquiry) {
    return announced
        .seen()
        .timeout(WAIT_SECONDS_MAX, TimeUnit.SECONDS)
        .compose(level -> vertx.executeBlocking(() -> lookUp(inquiry), false))
        .recover(FileIndex::refuse);
  }

  private List<Hit> lookUp(Inquiry inquiry) throws java.io.IOException {
    var files = follower.files();
    if (files == null) {
      throw notLevel();
    }
    return files.find(inquiry);
  }

  private static <T> Future<T> refuse(Throwable failure) {
    return Future.failedFuture(
        failure instanceof TimeoutException || failure instanceof AlreadyClosedException
            ? notLevel()
            : failure);
  }

  private static Refusal notLevel() {
    return new Refusal(
        Code.UNAVAILABLE, "The index has not seen everything yet. Try again in a moment.");
  }

  @Override
  public Future<Void> close() {
    announced.end();
    return vertx.executeBlocking(
        () -> {
          if (thread.isAlive()) {
            thread.join(STOP_MAX);
          }
          return null;
        },
        false);
  }
}
