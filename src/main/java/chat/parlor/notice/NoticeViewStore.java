package chat.parlor.notice;

import static chat.parlor.database.Statements.update;

import chat.parlor.account.QuietHours;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Notices as people read them: those of their own, and calls of everybody in their rooms. What was
/// said up to somebody's read position in its room has been read.
record NoticeViewStore(Database database) {
  /// The newest of all: no id is greater.
  static final String END = "z".repeat(26);

  private static final String COLUMNS =
      """
      select n.id, n.kind, n.at,
        case when s.notice_id is not null or (n.kind <> 'reminder' and g.seq <= m.read_seq)
          then true else false end,
        g.room_id, g.id, g.seq, substring(g.text from 1 for 400), g.deleted_at,
        a.id, a.username, a.display_name, n.text, n.due, n.late, m.user_id
      """;

  private static final String AROUND =
      """
      left join users a on a.id = n.author_id
      left join notices_seen s on s.user_id = ? and s.notice_id = n.id
      """;

  /// The first parameters are the person twice, then once more.
  private static final String OWN =
      """
      from notices n
      left join messages g on g.id = n.message_id
      left join memberships m on m.room_id = g.room_id and m.user_id = ?
      """
          + AROUND
          + " where n.user_id = ?";

  /// Whether a call of everybody in a room, `n`, is for one of its members, `m`, who has no notice
  /// of the same message besides.
  private static final String CONCERNS =
      """
      m.notice_level <> 'none' and n.seq > m.joined_seq and n.author_id <> m.user_id
        and (n.user_id = 'all' or exists (select 1 from mentions x
          where x.room_id = n.room_id and x.user_id = m.user_id and x.seq = n.seq))
        and not exists (select 1 from notices p
          where p.room_id = n.room_id and p.user_id = m.user_id and p.seq = n.seq)
        and not exists (select 1 from blocks b
          where b.blocker_id = m.user_id and b.blocked_id = n.author_id)
      """;

  /// The same parameters.
  private static final String SHARED =
      """
      from memberships m
      join notices n on n.room_id = m.room_id and n.user_id in ('all', 'here')
      join messages g on g.id = n.message_id and m.user_id = ?
      """
          + AROUND
          + " where m.user_id = ? and "
          + CONCERNS;

  private static final String UNREAD =
      """
       and s.notice_id is null
       and (n.kind = 'reminder' or m.read_seq is null or g.seq > m.read_seq)
      """;

  /// A call is as old as its message, and has that number itself: the index of calls ends there.
  private static final String SHARED_UNREAD = " and s.notice_id is null and n.seq > m.read_seq";

  private static final String PAGE = " and n.id < ? order by n.id desc fetch first ? rows only";

  private static final String BEFORE = " and n.id <= ? on conflict do nothing";

  private static final String SEEN =
      "insert into notices_seen (user_id, notice_id) select cast(? as varchar(26)), n.id ";

  private static final String LISTENERS =
      """
      select m.user_id, m.notice_level, m.muted_until, u.quiet_from, u.quiet_to, u.time_zone
      from memberships m join users u on u.id = m.user_id
      join notices n on n.id = ? and n.room_id = m.room_id
      where m.room_id = ? and m.user_id > ? and
      """
          + CONCERNS
          + """
          order by m.user_id
          fetch first ? rows only
          """;

  /// The newest of somebody's before another, unread ones only if so wished.
  Future<List<Notification>> page(String user, String before, int limit, boolean unread) {
    return database
        .read(
            COLUMNS + OWN + (unread ? UNREAD : "") + PAGE,
            Tuple.of(user, user, user, before, limit))
        .compose(
            own ->
                database
                    .read(
                        COLUMNS + SHARED + (unread ? SHARED_UNREAD : "") + PAGE,
                        Tuple.of(user, user, user, before, limit))
                    .map(
                        shared ->
                            Stream.concat(stream(own), stream(shared))
                                .map(NoticeViewStore::notification)
                                .sorted((one, other) -> other.id().compareTo(one.id()))
                                .limit(limit)
                                .toList()));
  }

  /// How many somebody has not read.
  Future<Long> unread(String user) {
    return database
        .read("select count(*) " + OWN + UNREAD, Tuple.of(user, user, user))
        .compose(
            own ->
                database
                    .read("select count(*) " + SHARED + SHARED_UNREAD, Tuple.of(user, user, user))
                    .map(shared -> count(own) + count(shared)));
  }

  /// One of somebody's own.
  Future<Optional<Notification>> own(String user, String id) {
    return database
        .read(COLUMNS + OWN + " and n.id = ?", Tuple.of(user, user, user, id))
        .map(rows -> stream(rows).findFirst().map(NoticeViewStore::notification));
  }

  /// Whether something that is of no room may make a noise: quiet hours keep still all but what
  /// somebody has set for himself.
  Future<Boolean> alerts(String user, Notification notification) {
    if (notification.reason() == Reason.REMINDER) {
      return Future.succeededFuture(true);
    }
    return database
        .read(
            """
            select id, 'all', cast(null as timestamp with time zone), quiet_from, quiet_to,
              time_zone
            from users where id = ?
            """,
            Tuple.of(user))
        .map(rows -> stream(rows).anyMatch(row -> attention(row).alerts(notification.at())));
  }

  /// A call of everybody in a room, as those see it who have not read it.
  Future<Optional<Notification>> shared(String id) {
    return database
        .read(
            COLUMNS
                + """
                from notices n
                join messages g on g.id = n.message_id
                left join memberships m on m.room_id = g.room_id and m.user_id = n.author_id
                left join users a on a.id = n.author_id
                left join notices_seen s on s.user_id = n.user_id and s.notice_id = n.id
                where n.id = ?
                """,
            Tuple.of(id))
        .map(rows -> stream(rows).findFirst().map(NoticeViewStore::unseen));
  }

  /// Some of the members of a room whom a call of everybody concerns, ordered by their ids.
  Future<List<Attention>> listeners(String room, String noticeId, String after, int limit) {
    return database
        .read(LISTENERS, Tuple.of(noticeId, room, after, limit))
        .map(rows -> stream(rows).map(NoticeViewStore::attention).toList());
  }

  /// Somebody has read one.
  static void see(Connection connection, String user, String id) throws SQLException {
    update(
        connection,
        SEEN
            + """
            from notices n
            where n.id = ? and (n.user_id = ? or n.user_id in ('all', 'here')
              and exists (select 1 from memberships m
                where m.room_id = n.room_id and m.user_id = ?))
              and not exists (select 1 from notices_seen s
                where s.user_id = ? and s.notice_id = n.id)
            on conflict do nothing
            """,
        user,
        id,
        user,
        user,
        user);
  }

  /// Somebody has read all that is there, up to one.
  static void seeUpTo(Connection connection, String user, String id) throws SQLException {
    update(connection, SEEN + OWN + UNREAD + BEFORE, user, user, user, user, id);
    update(connection, SEEN + SHARED + SHARED_UNREAD + BEFORE, user, user, user, user, id);
  }

  private static long count(Iterable<Row> rows) {
    return rows.iterator().next().getLong(0);
  }

  private static Stream<Row> stream(Iterable<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Attention attention(Row row) {
    return new Attention(
        row.getString(0),
        Level.of(row.getString(1), false),
        row.getOffsetDateTime(2),
        QuietHours.ofMinutes(row.getInteger(3), row.getInteger(4)),
        row.getString(5));
  }

  private static Notification notification(Row row) {
    return notification(row, row.getBoolean(3), row.getString(15) != null);
  }

  private static Notification unseen(Row row) {
    return notification(row, false, true);
  }

  /// @param inside whether the one it is for is in the room of the message
  private static Notification notification(Row row, boolean read, boolean inside) {
    var shown = inside && row.getString(5) != null;
    var reason = Reason.of(row.getString(1));
    var author =
        row.getString(9) == null
            ? null
            : new User(row.getString(9), row.getString(10), row.getString(11));
    return new Notification(
        row.getString(0),
        reason,
        row.getOffsetDateTime(2),
        read,
        shown ? row.getString(4) : null,
        shown ? excerpt(row, author) : null,
        reason == Reason.FRIEND ? author : null,
        row.getString(12),
        row.getOffsetDateTime(13),
        row.getBoolean(14));
  }

  private static Excerpt excerpt(Row row, User author) {
    return new Excerpt(
        row.getString(5), row.getLong(6), author, row.getString(7), row.getOffsetDateTime(8));
  }
}
