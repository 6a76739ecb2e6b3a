package chat.parlor.message;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where a moment is in a room's log. Numbers and times grow together, so a few questions about
/// some numbers each lead there; it takes no index.
final class CalendarStore {
  private static final int AT_ONCE = 16;

  private final Database database;

  CalendarStore(Database database) {
    this.database = database;
  }

  /// The number of the first event at a moment or after it; one more than the last when there is
  /// none.
  Future<Long> first(String room, long head, OffsetDateTime moment) {
    return between(room, 1, head + 1, moment);
  }

  /// @param from everything before it is earlier than the moment
  /// @param to it is not, or it is after the last
  private Future<Long> between(String room, long from, long to, OffsetDateTime moment) {
    if (from >= to) {
      return Future.succeededFuture(to);
    }
    var numbers = some(from, to);
    var places = String.join(", ", Collections.nCopies(numbers.size(), "?"));
    var parameters = new ArrayList<Object>(List.of(room));
    parameters.addAll(numbers);
    return database
        .read(
            "select seq, at from events where room_id = ? and seq in (" + places + ") order by seq",
            Tuple.from(parameters))
        .compose(rows -> narrower(room, from, to, moment, rows));
  }

  private Future<Long> narrower(
      String room, long from, long to, OffsetDateTime moment, RowSet<Row> rows) {
    var after = from;
    for (var row : rows) {
      if (!row.getOffsetDateTime(1).isBefore(moment)) {
        return between(room, after, row.getLong(0), moment);
      }
      after = row.getLong(0) + 1;
    }
    return rows.size() == 0 ? Future.succeededFuture(to) : between(room, after, to, moment);
  }

  private static List<Long> some(long from, long to) {
    var numbers = new ArrayList<Long>();
    var step = Math.max(1, (to - from) / (AT_ONCE + 1));
    for (var at = from + step - 1; at < to && numbers.size() < AT_ONCE; at += step) {
      numbers.add(at);
    }
    return numbers;
  }
}
