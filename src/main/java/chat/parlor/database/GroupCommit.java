package chat.parlor.database;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only writer of this process: a worker verticle with one connection. What is waiting is done
/// in one transaction, committed once and synced to disk once; only then does anybody hear of it.
/// While one group is on its way to the disk the next one gathers, so nothing waits on a timer.
public final class GroupCommit extends VerticleBase {
  /// Units in one group, and units that may wait before new ones are refused.
  static final int GROUP_MAX = 64;

  static final int WAITING_MAX = 20_000;

  /// The same where other writers wait for the rooms of a group.
  private static final int SHARED_GROUP_MAX = 16;

  private static final int CAREFUL_GROUPS = 16;

  /// Longer, all in all, than PostgreSQL lets a hanging writer keep its locks.
  private static final int ATTEMPTS_MAX = 16;

  private static final long PAUSE_NANOS_MAX = 40_000_000;
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Vertx callers;
  private final Dialect dialect;
  private final ConcurrentLinkedQueue<Unit<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private volatile Handler<Throwable> onFatal = failure -> {};
  private volatile boolean open;
  private volatile Promise<Void> settling;
  private Context worker;
  private Connection connection;
  private int careful;

  GroupCommit(Vertx callers, Dialect dialect) {
    this.callers = callers;
    this.dialect = dialect;
  }

  @Override
  public Future<?> start() throws SQLException {
    worker = context;
    connection = dialect.connect();
    open = true;
    return Future.succeededFuture();
  }

  /// Refuses what comes from now on, finishes what is waiting and closes the connection.
  @Override
  public Future<?> stop() throws SQLException {
    open = false;
    while (!waiting.isEmpty()) {
      runGroup();
    }
    disconnect();
    return Future.succeededFuture();
  }

  /// Does the work; the future completes, on the caller's context, when it is on disk. It fails
  /// with what the work threw, with `overloaded` when too much is waiting, or with `unavailable`,
  /// which for work that had begun means: unknown, ask again.
  public <T> Future<T> submit(Work<T> work) {
    return submit("", work, result -> {});
  }

  /// Like `submit`, and tells `committed` on the writer's own thread first, in the order of commit.
  ///
  /// @param room the room whose row the work locks, or an empty string. Writers on other nodes lock
  /// rooms, too; all of them do it in the order of these strings, so that none waits for another
  /// that waits for it.
  public <T> Future<T> submit(String room, Work<T> work, Consumer<T> committed) {
    if (!open) {
      return Future.failedFuture(unavailable());
    }
    if (waitingCount.incrementAndGet() > WAITING_MAX) {
      waitingCount.decrementAndGet();
      return Future.failedFuture(
          new Refusal(Code.OVERLOADED, "The server has more to write than it can."));
    }
    var unit = new Unit<>(room, work, committed, callers.getOrCreateContext());
    waiting.add(unit);
    schedule();
    refuseIfClosed(unit);
    return unit.promise.future();
  }

  /// It may have begun to wait when the last group had been taken.
  private void refuseIfClosed(Unit<?> unit) {
    if (!open && waiting.remove(unit)) {
      waitingCount.decrementAndGet();
      unit.fail(unavailable());
      unit.finish();
    }
  }

  /// Completes when whatever a reader may have seen is on disk and announced: at once, unless a
  /// group is on its way there. Readers see rows from the commit on, before the sync has ended.
  Future<Void> settled() {
    var running = settling;
    if (running == null) {
      return Future.succeededFuture();
    }
    var reader = callers.getOrCreateContext();
    var promise = Promise.<Void>promise();
    running.future().onComplete(done -> reader.runOnContext(v -> promise.handle(done)));
    return promise.future();
  }

  /// What is waiting is still done.
  void refuseFromNowOn() {
    open = false;
  }

  /// Who is told when the database can no longer be trusted. By then nothing is acknowledged any
  /// more.
  void onFatal(Handler<Throwable> handler) {
    onFatal = handler;
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      worker.runOnContext(v -> drain());
    }
  }

  private void drain() {
    try {
      runGroup();
    } catch (Error broken) {
      open = false;
      onFatal.handle(broken);
      throw broken;
    }
    scheduled.set(false);
    if (!waiting.isEmpty()) {
      schedule();
    }
  }

  private void runGroup() {
    var group = takeGroup();
    if (group.isEmpty()) {
      return;
    }
    var settled = Promise.<Void>promise();
    try {
      if (connection == null) {
        connection = dialect.connect();
      }
      runUnits(group);
      settling = settled;
      connection.commit();
      dialect.sync(connection);
    } catch (SQLException | RuntimeException failure) {
      LOG.error("A group of {} writes failed.", group.size(), failure);
      disconnect();
      settled.fail(unavailable());
      group.forEach(unit -> unit.fail(unavailable()));
      failWaiting();
      giveUpIfTheFileIsLost(failure);
    }
    group.forEach(Unit::finish);
    settling = null;
    settled.tryComplete();
  }

  /// What cannot be written now is answered now: a database that hangs takes its time over each
  /// group.
  private void failWaiting() {
    for (Unit<?> unit; (unit = waiting.poll()) != null; ) {
      waitingCount.decrementAndGet();
      unit.fail(unavailable());
      unit.finish();
    }
  }

  /// Writers on other nodes hold rooms, too; whoever is chosen to give way does its group again.
  private void runUnits(List<Unit<?>> group) throws SQLException {
    for (var attempt = 1; ; attempt++) {
      try {
        if (!together(group)) {
          for (var unit : group) {
            unit.runApart(connection);
          }
        }
        return;
      } catch (SQLException failure) {
        if (attempt == ATTEMPTS_MAX || !Dialect.isContended(failure)) {
          throw failure;
        }
        connection.rollback();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS_MAX));
      }
    }
  }

  /// Where the database is a round trip away: does a group without savepoints, as most groups have
  /// no unit that fails. Once one had, the next ones are done with them for a while.
  ///
  /// @return false when the group has yet to be done
  private boolean together(List<Unit<?>> group) throws SQLException {
    if (dialect.syncsAfterCommit()) {
      return false;
    }
    if (careful > 0) {
      careful--;
      return false;
    }
    for (var unit : group) {
      if (!unit.runTogether(connection)) {
        connection.rollback();
        if (group.size() == 1) {
          return true;
        }
        careful = CAREFUL_GROUPS;
        return false;
      }
    }
    return true;
  }

  /// Where there are other writers, the rooms of a group are taken in one order, and work that
  /// finds its room only while it runs is a group of its own: so no two writers wait for each
  /// other.
  private List<Unit<?>> takeGroup() {
    var most = dialect.syncsAfterCommit() ? GROUP_MAX : SHARED_GROUP_MAX;
    var group = new ArrayList<Unit<?>>(most);
    for (Unit<?> next; group.size() < most && (next = waiting.peek()) != null; ) {
      var alone = !dialect.syncsAfterCommit() && next.room.isEmpty();
      if (alone && !group.isEmpty()) {
        break;
      }
      if (waiting.remove(next)) {
        group.add(next);
      }
      if (alone) {
        break;
      }
    }
    waitingCount.addAndGet(-group.size());
    if (!dialect.syncsAfterCommit()) {
      group.sort(Comparator.comparing(unit -> unit.room));
    }
    return group;
  }

  /// An embedded database that failed to commit or sync may hold less than it says: stop.
  private void giveUpIfTheFileIsLost(Throwable failure) {
    if (dialect.syncsAfterCommit()) {
      open = false;
      onFatal.handle(failure);
    }
  }

  private void disconnect() {
    var closing = connection;
    connection = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (SQLException failure) {
      LOG.debug("The writer's connection did not close.", failure);
    }
  }

  private static Refusal unavailable() {
    return new Refusal(Code.UNAVAILABLE, "The database cannot be written to right now.");
  }
}
