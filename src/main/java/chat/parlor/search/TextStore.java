package chat.parlor.search;

import chat.parlor.database.Database;
import chat.parlor.wire.Ids;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finding by PostgreSQL's full text. What is common is found among the latest messages, one by
/// one; what is rare by the index. Neither has to look at much, and which of them it is does not
/// depend on what the planner believes.
final class TextStore {
  /// The latest messages, of which words are compared without the index.
  private static final int LATEST = 8_000;

  /// Of how many finds, the latest ones, the best are chosen; and how many are enough.
  private static final int CANDIDATES_MAX = 2_000;

  private static final int CANDIDATES_ENOUGH = 500;

  /// Greater than every id.
  private static final String AFTER_ALL = "~";

  private static final String ALLOWED =
      """
      join memberships m on m.room_id = w.room_id and m.user_id = ?
      where (w.seq > m.joined_seq
          or exists (select 1 from past_memberships p
            where p.user_id = m.user_id and p.room_id = w.room_id
              and w.seq > p.joined_seq and w.seq <= p.left_seq))
      """;

  private static final String AMONG_THE_LATEST =
      """
      select w.id, w.words
      from (select id, room_id, seq, words from message_words
          where id < ? and id >= ?
          order by id desc
          fetch first ? rows only) w
      """
          + ALLOWED
          + """
            and (? = '' or w.words @@ cast(? as tsquery))
          order by w.id desc
          fetch first ? rows only
          """;

  /// Ordering by what no index is of keeps the planner from reading the table from its end.
  private static final String BY_THE_INDEX =
      """
      select w.id, w.words
      from message_words w
      """
          + ALLOWED
          + """
            and w.id < ? and w.id >= ? and w.words @@ cast(? as tsquery)
          order by w.id || '' desc
          fetch first ? rows only
          """;

  private final Database database;

  TextStore(Database database) {
    this.database = database;
  }

  Future<List<Hit>> newest(Inquiry inquiry) {
    var until = inquiry.after() == null ? until(inquiry) : inquiry.after().id();
    return read(newest(AMONG_THE_LATEST), latest(inquiry, until, inquiry.limit()))
        .compose(
            found ->
                found.size() == inquiry.limit()
                    ? Future.succeededFuture(found)
                    : read(newest(BY_THE_INDEX), indexed(inquiry, until, inquiry.limit())));
  }

  Future<List<Hit>> best(Inquiry inquiry) {
    var words = TextQuery.words(inquiry);
    if (words.isEmpty()) {
      return newest(inquiry);
    }
    var until = until(inquiry);
    return database
        .read(
            "select count(*) from (" + newest(AMONG_THE_LATEST) + ") f",
            latest(inquiry, until, CANDIDATES_ENOUGH))
        .compose(
            rows ->
                rows.iterator().next().getLong(0) >= CANDIDATES_ENOUGH
                    ? read(
                        best(AMONG_THE_LATEST),
                        ranked(inquiry, words, latest(inquiry, until, CANDIDATES_MAX)))
                    : read(
                        best(BY_THE_INDEX),
                        ranked(inquiry, words, indexed(inquiry, until, CANDIDATES_MAX))));
  }

  private static String newest(String finding) {
    return "select f.id, 0 from (" + finding + ") f order by f.id desc";
  }

  private static String best(String finding) {
    return """
    select r.id, r.score
    from (select f.id, ts_rank(f.words, cast(? as tsquery), 2) as score from (%s) f) r
    where (r.score, r.id) < (cast(? as real), ?)
    order by r.score desc, r.id desc
    fetch first ? rows only
    """
        .formatted(finding);
  }

  private static Tuple latest(Inquiry inquiry, String until, int limit) {
    var text = TextQuery.anywhere(inquiry);
    return Tuple.from(List.of(until, since(inquiry), LATEST, inquiry.userId(), text, text, limit));
  }

  private static Tuple indexed(Inquiry inquiry, String until, int limit) {
    return Tuple.of(inquiry.userId(), until, since(inquiry), TextQuery.inRooms(inquiry), limit);
  }

  private static Tuple ranked(Inquiry inquiry, String words, Tuple finding) {
    var parameters = new ArrayList<Object>();
    parameters.add(words);
    for (var i = 0; i < finding.size(); i++) {
      parameters.add(finding.getValue(i));
    }
    var after = inquiry.after();
    parameters.add(after == null ? Float.MAX_VALUE : after.score());
    parameters.add(after == null ? AFTER_ALL : after.id());
    parameters.add(inquiry.limit());
    return Tuple.from(parameters);
  }

  /// Ids begin with the time at which they were made.
  private static String since(Inquiry inquiry) {
    return start(inquiry.wanted().since(), "");
  }

  private static String until(Inquiry inquiry) {
    return start(inquiry.wanted().until(), AFTER_ALL);
  }

  private static String start(Instant moment, String otherwise) {
    return moment == null ? otherwise : Ids.startOf(Math.max(0, moment.toEpochMilli()));
  }

  private Future<List<Hit>> read(String sql, Tuple parameters) {
    return database
        .read(sql, parameters)
        .map(
            rows -> {
              var hits = new ArrayList<Hit>();
              rows.forEach(row -> hits.add(new Hit(row.getString(0), 0, row.getFloat(1))));
              return hits;
            });
  }
}
