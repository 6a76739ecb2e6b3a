package chat.parlor.search;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that keeps the index level with the logs. It reads each log by number from where it
/// last was, so a crash, or an index thrown away, only means that it begins further back.
final class Follower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final int PAGE = 2_000;
  private static final long GATHER_MS = 200;
  private static final long COMMIT_MS = 10_000;
  private static final long READ_SECONDS_MAX = 20;

  private final SearchStore store;
  private final Path path;
  private final Announced announced;
  private final Map<String, Long> reached = new HashMap<>();
  private final Map<String, Long> uncommitted = new HashMap<>();
  private volatile IndexFiles files;
  private long committedAt;
  private boolean anew;

  Follower(SearchStore store, Path path, Announced announced) {
    this.store = store;
    this.path = path;
    this.announced = announced;
  }

  /// What can be looked up now; null while there is nothing.
  IndexFiles files() {
    return files;
  }

  @Override
  public void run() {
    try {
      while (!announced.isOver()) {
        try (var opened = open()) {
          follow(opened);
          commit(opened);
        } catch (IOException | RuntimeException | TimeoutException failure) {
          lost(failure);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// An index that fails before it is level was not good; one that fails later, for want of space
  /// or of the database, is gone on with.
  private void lost(Exception failure) throws InterruptedException {
    anew = files == null && failure instanceof IOException;
    files = null;
    announced.lost();
    if (!announced.isOver()) {
      LOG.error("The index cannot be kept level; searching waits for it.", failure);
      announced.pause(COMMIT_MS);
    }
  }

  private IndexFiles open() throws IOException {
    reached.clear();
    uncommitted.clear();
    try {
      if (!anew) {
        return IndexFiles.open(path);
      }
    } catch (IOException | IllegalArgumentException unusable) {
      LOG.warn("The index is made anew: {}", unusable.getMessage());
    }
    anew = false;
    IndexFiles.erase(path);
    return IndexFiles.open(path);
  }

  private void follow(IndexFiles opened)
      throws IOException, InterruptedException, TimeoutException {
    reached.putAll(opened.reached());
    committedAt = System.nanoTime();
    lookAtAllRooms(opened);
    files = opened;
    while (!announced.isOver()) {
      var batch = announced.take(GATHER_MS, COMMIT_MS);
      try {
        for (var room : batch.rooms().entrySet()) {
          follow(opened, room.getKey(), room.getValue());
        }
        if (!batch.waiting().isEmpty()) {
          opened.refresh();
          announced.done(batch);
        }
      } catch (IOException | RuntimeException | TimeoutException failure) {
        announced.giveBack(batch);
        throw failure;
      }
      commitNowAndThen(opened);
    }
  }

  /// What was said while nobody followed.
  private void lookAtAllRooms(IndexFiles opened) throws IOException, TimeoutException {
    var last = "";
    for (Map<String, Long> heads; !(heads = read(store.heads(last, PAGE))).isEmpty(); ) {
      for (var head : heads.entrySet()) {
        if (reached.getOrDefault(head.getKey(), 0L) > head.getValue()) {
          throw new IOException("The index is of another log, which was longer.");
        }
        follow(opened, head.getKey(), head.getValue());
        commitNowAndThen(opened);
        if (announced.isOver()) {
          return;
        }
      }
      last = heads.keySet().stream().max(String::compareTo).orElseThrow();
    }
  }

  private void follow(IndexFiles opened, String room, long head)
      throws IOException, TimeoutException {
    while (reached.getOrDefault(room, 0L) < head && !announced.isOver()) {
      var page = read(store.said(room, reached.getOrDefault(room, 0L), PAGE));
      for (var said : page) {
        opened.put(said);
      }
      var last = page.size() < PAGE ? head : page.getLast().seq();
      var now = page.isEmpty() ? last : Math.max(last, page.getLast().seq());
      reached.put(room, now);
      uncommitted.put(room, now);
    }
  }

  private void commitNowAndThen(IndexFiles opened) throws IOException {
    if (System.nanoTime() - committedAt > TimeUnit.MILLISECONDS.toNanos(COMMIT_MS)) {
      commit(opened);
    }
  }

  private void commit(IndexFiles opened) throws IOException {
    if (!uncommitted.isEmpty()) {
      opened.commit(uncommitted);
      uncommitted.clear();
    }
    committedAt = System.nanoTime();
  }

  private static <T> T read(Future<T> reading) throws TimeoutException {
    return reading.await(READ_SECONDS_MAX, TimeUnit.SECONDS);
  }
}
