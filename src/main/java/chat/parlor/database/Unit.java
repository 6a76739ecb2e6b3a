package chat.parlor.database;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A piece of work on its way through a group: who waits for it, and how it ended.
final class Unit<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Unit.class);

  final Promise<T> promise = Promise.promise();
  final String room;

  private final Work<T> work;
  private final Consumer<T> committed;
  private final Context caller;
  private T result;
  private Throwable failure;

  Unit(String room, Work<T> work, Consumer<T> committed, Context caller) {
    this.room = room;
    this.work = work;
    this.committed = committed;
    this.caller = caller;
  }

  /// Runs between two savepoints: what fails here is undone here and harms no other unit. Only a
  /// connection that cannot undo, another writer in the way, or a broken file, fails the group.
  void runApart(Connection connection) throws SQLException {
    var before = connection.setSavepoint();
    if (runTogether(connection)) {
      connection.releaseSavepoint(before);
    } else {
      connection.rollback(before);
    }
  }

  /// Runs without savepoints, which are round trips; false when it failed, and all that the group
  /// did has to be undone with it.
  boolean runTogether(Connection connection) throws SQLException {
    failure = null;
    try {
      result = work.run(connection);
    } catch (SQLException | RuntimeException e) {
      if (Dialect.fileIsLost(e) || Dialect.isContended(e) || Dialect.isCutOff(e)) {
        throw e;
      }
      failure = e;
    }
    return failure == null;
  }

  /// The group as a whole failed.
  void fail(Throwable groupFailure) {
    failure = groupFailure;
  }

  void finish() {
    if (failure == null) {
      tellCommitted();
    }
    caller.runOnContext(
        v -> {
          if (failure == null) {
            promise.complete(result);
          } else {
            promise.fail(failure);
          }
        });
  }

  private void tellCommitted() {
    try {
      committed.accept(result);
    } catch (RuntimeException e) {
      LOG.error("What was committed could not be announced; the log will repair it.", e);
    }
  }
}
