package chat.parlor.message;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// The messages nearest to a number of a log. Some numbers are no messages, so they are looked for
/// in one range of numbers after another, each longer than the one before, until there are enough:
/// whatever way the database takes, it reads no more than one range at a time.
record PageStore(Database database) {
  private static final int GROWTH = 8;

  /// The messages before a number, the nearest first.
  ///
  /// @param head the last number of the log
  Future<List<Message>> before(String room, long seq, int limit, long head) {
    return older(room, Math.min(seq, head + 1), 2L * limit, limit, new ArrayList<>());
  }

  /// The messages after a number, the nearest first.
  ///
  /// @param head the last number of the log
  Future<List<Message>> after(String room, long seq, int limit, long head) {
    return newer(room, seq, head, 2L * limit, limit, new ArrayList<>());
  }

  private Future<List<Message>> older(
      String room, long before, long range, int limit, List<Message> found) {
    var missing = limit - found.size();
    if (missing == 0 || before <= 1) {
      return Future.succeededFuture(found);
    }
    var from = Math.max(1, before - range);
    return read(TimelineRows.MESSAGES_DOWNWARDS, room, from, before - 1, missing, found)
        .compose(more -> older(room, from, range * GROWTH, limit, found));
  }

  private Future<List<Message>> newer(
      String room, long after, long head, long range, int limit, List<Message> found) {
    var missing = limit - found.size();
    if (missing == 0 || after >= head) {
      return Future.succeededFuture(found);
    }
    var to = Math.min(head, after + range);
    return read(TimelineRows.MESSAGES_UPWARDS, room, after + 1, to, missing, found)
        .compose(more -> newer(room, to, head, range * GROWTH, limit, found));
  }

  private Future<Void> read(
      String query, String room, long first, long last, int limit, List<Message> found) {
    return database
        .read(query, Tuple.of(room, first, last, limit))
        .map(
            rows -> {
              rows.forEach(row -> found.add(TimelineRows.message(row)));
              return null;
            });
  }
}
