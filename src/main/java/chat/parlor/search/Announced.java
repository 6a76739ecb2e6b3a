package chat.parlor.search;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What the index has not seen yet: how far the log of each room has come, and who waits until that
/// is found.
final class Announced {
  /// What was announced up to a moment, and who had come by then.
  record Batch(Map<String, Long> rooms, List<Promise<Void>> waiting) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Map<String, Long> rooms = new HashMap<>();
  private List<Promise<Void>> waiting = new ArrayList<>();
  private boolean level;
  private boolean over;

  /// A room's log has come to a number.
  void add(String room, long seq) {
    lock.lock();
    try {
      rooms.merge(room, seq, Math::max);
      level = false;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Completes when everything that was added before has been seen.
  Future<Void> seen() {
    var promise = Promise.<Void>promise();
    lock.lock();
    try {
      if (over) {
        return Future.failedFuture(goingAway());
      }
      if (level) {
        return Future.succeededFuture();
      }
      waiting.add(promise);
      changed.signal();
    } finally {
      lock.unlock();
    }
    return promise.future();
  }

  /// Waits for something to do, and after that a little longer for more, unless somebody waits for
  /// it; answers with nothing when the time is up.
  Batch take(long gatherMs, long idleMs) throws InterruptedException {
    lock.lock();
    try {
      awaitUntil(idleMs, false);
      if (!rooms.isEmpty()) {
        awaitUntil(gatherMs, true);
      }
      var batch = new Batch(rooms, waiting);
      rooms = new HashMap<>();
      waiting = new ArrayList<>();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /// What was taken can be found now.
  void done(Batch batch) {
    lock.lock();
    try {
      level = rooms.isEmpty();
    } finally {
      lock.unlock();
    }
    batch.waiting().forEach(waiting -> waiting.tryComplete());
  }

  /// What was done cannot be found any more, or not yet.
  void lost() {
    lock.lock();
    try {
      level = false;
    } finally {
      lock.unlock();
    }
  }

  /// Gives back what could not be done.
  void giveBack(Batch batch) {
    lock.lock();
    try {
      batch.rooms().forEach((room, seq) -> rooms.merge(room, seq, Math::max));
      waiting.addAll(batch.waiting());
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      over = true;
      level = false;
      changed.signalAll();
      waiting.forEach(each -> each.tryFail(goingAway()));
    } finally {
      lock.unlock();
    }
  }

  boolean isOver() {
    lock.lock();
    try {
      return over;
    } finally {
      lock.unlock();
    }
  }

  /// Lets some time pass, or less when it is over.
  void pause(long ms) throws InterruptedException {
    lock.lock();
    try {
      var nanos = TimeUnit.MILLISECONDS.toNanos(ms);
      while (nanos > 0 && !over) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private static Refusal goingAway() {
    return new Refusal(Code.UNAVAILABLE, "The server is going away. Try again.");
  }

  private void awaitUntil(long ms, boolean gathering) throws InterruptedException {
    var nanos = TimeUnit.MILLISECONDS.toNanos(ms);
    while (nanos > 0 && !over && waiting.isEmpty() && (gathering || rooms.isEmpty())) {
      nanos = changed.awaitNanos(nanos);
    }
  }
}
