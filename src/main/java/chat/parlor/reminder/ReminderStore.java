package chat.parlor.reminder;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Excerpt;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The reminders in the database.
record ReminderStore(Database database) {
  private static final String REMINDERS =
      """
      select r.id, r.due, r.text, g.room_id, g.id, g.seq, substring(g.text from 1 for 400),
        g.deleted_at, a.id, a.username, a.display_name
      from reminders r
      left join memberships m on m.user_id = r.user_id
        and m.room_id = (select o.room_id from messages o where o.id = r.message_id)
      left join messages g on g.id = r.message_id and g.room_id = m.room_id
      left join users a on a.id = g.author_id
      where r.user_id = ?
      """;

  private static final String WAITING =
      REMINDERS
          + """
          and r.state = 'waiting' and (r.due > ? or r.due = ? and r.id > ?)
          order by r.due, r.id
          fetch first ? rows only
          """;

  private static final String DUE =
      """
      select id from reminders where state = 'waiting' and due <= ?
      order by due, id
      fetch first ? rows only
      """;

  /// One that this unit of work, and no other, has turned from waiting to done.
  record Claimed(String userId, String messageId, String text, OffsetDateTime due) {}

  /// What somebody waits for, ordered by time; the last of the page before is left out.
  Future<List<Reminder>> waiting(String user, OffsetDateTime due, String after, int limit) {
    return database.read(WAITING, Tuple.of(user, due, due, after, limit)).map(this::list);
  }

  Future<Optional<Reminder>> one(String user, String id) {
    return database
        .read(REMINDERS + " and r.id = ?", Tuple.of(user, id))
        .map(rows -> list(rows).stream().findFirst());
  }

  /// The ids of some that are due, the earliest first.
  Future<List<String>> due(OffsetDateTime now, int limit) {
    return database
        .read(DUE, Tuple.of(now, limit))
        .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
  }

  static Optional<String> byClientId(Connection connection, String user, String clientId)
      throws SQLException {
    return first(
        connection,
        "select id from reminders where user_id = ? and client_id = ?",
        row -> row.getString(1),
        user,
        clientId);
  }

  /// The zone of a person's profile, or null.
  static String zone(Connection connection, String user) throws SQLException {
    // A null is no value of an Optional.
    return first(
            connection,
            "select coalesce(time_zone, '') from users where id = ?",
            row -> row.getString(1),
            user)
        .filter(zone -> !zone.isEmpty())
        .orElse(null);
  }

  static long waiting(Connection connection, String user) throws SQLException {
    return first(
            connection,
            "select count(*) from reminders where user_id = ? and state = 'waiting'",
            row -> row.getLong(1),
            user)
        .orElseThrow();
  }

  static boolean hasMessage(Connection connection, String room, String message)
      throws SQLException {
    return first(
            connection,
            "select 1 from messages where id = ? and room_id = ? and deleted_at is null",
            row -> true,
            message,
            room)
        .isPresent();
  }

  static void insert(
      Connection connection, String id, String user, Request asked, OffsetDateTime due)
      throws SQLException {
    update(
        connection,
        """
        insert into reminders (id, user_id, client_id, message_id, text, due, state)
        values (?, ?, ?, ?, ?, ?, 'waiting')
        """,
        id,
        user,
        asked.clientId(),
        asked.message(),
        asked.text(),
        due);
  }

  /// Changes what is not null; whether it was still waiting.
  static boolean change(
      Connection connection, String id, String user, OffsetDateTime due, String text)
      throws SQLException {
    return update(
            connection,
            """
            update reminders set due = coalesce(cast(? as timestamp(3) with time zone), due),
              text = coalesce(cast(? as varchar(2000)), text)
            where id = ? and user_id = ? and state = 'waiting'
            """,
            due,
            text,
            id,
            user)
        == 1;
  }

  /// Whether it was still waiting.
  static boolean cancel(Connection connection, String id, String user, OffsetDateTime now)
      throws SQLException {
    return update(
            connection,
            """
            update reminders set state = 'cancelled', ended_at = ?
            where id = ? and user_id = ? and state = 'waiting'
            """,
            now,
            id,
            user)
        == 1;
  }

  /// Turns one that is due from waiting to done; nothing when another has, or it is due no more.
  static Optional<Claimed> claim(Connection connection, String id, OffsetDateTime now)
      throws SQLException {
    var claimed =
        update(
            connection,
            """
            update reminders set state = 'done', ended_at = ?
            where id = ? and state = 'waiting' and due <= ?
            """,
            now,
            id,
            now);
    if (claimed == 0) {
      return Optional.empty();
    }
    return first(
        connection,
        "select user_id, message_id, text, due from reminders where id = ?",
        row ->
            new Claimed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class)),
        id);
  }

  /// Forgets those that ended before a moment.
  static void forget(Connection connection, OffsetDateTime before) throws SQLException {
    update(connection, "delete from reminders where ended_at < ?", before);
  }

  private List<Reminder> list(RowSet<Row> rows) {
    return stream(rows).map(ReminderStore::reminder).toList();
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Reminder reminder(Row row) {
    return new Reminder(
        row.getString(0),
        row.getOffsetDateTime(1),
        row.getString(2),
        row.getString(3),
        row.getString(4) == null ? null : excerpt(row));
  }

  private static Excerpt excerpt(Row row) {
    return new Excerpt(
        row.getString(4),
        row.getLong(5),
        new User(row.getString(8), row.getString(9), row.getString(10)),
        row.getString(6),
        row.getOffsetDateTime(7));
  }
}
