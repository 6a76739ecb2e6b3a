package chat.parlor.notice;

import static chat.parlor.database.Statements.all;
import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.QuietHours;
import chat.parlor.wire.Times;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the writer asks and changes about notices.
public final class NoticeStore {
  /// Whose a notice is that calls a whole room, or all of it who are online.
  static final String ALL = "all";

  static final String HERE = "here";

  private static final String ATTENTION =
      """
      select m.user_id, m.notice_level, m.muted_until, u.quiet_from, u.quiet_to, u.time_zone
      from memberships m join users u on u.id = m.user_id
      where m.room_id = ? and u.deleted_at is null
        and not exists
          (select 1 from blocks b where b.blocker_id = m.user_id and b.blocked_id = ?)
        and m.user_id in (%s)
      """;

  private NoticeStore() {}

  /// How those of some members of a room listen who have not blocked the author.
  static List<Attention> attention(Connection connection, Said said, Collection<String> userIds)
      throws SQLException {
    if (userIds.isEmpty()) {
      return List.of();
    }
    var parameters = new ArrayList<Object>();
    parameters.add(said.room());
    parameters.add(said.author().id());
    parameters.addAll(userIds);
    var places = String.join(", ", Collections.nCopies(userIds.size(), "?"));
    return all(
        connection,
        ATTENTION.formatted(places),
        row -> attention(row, said.direct()),
        parameters.toArray());
  }

  private static Attention attention(ResultSet row, boolean direct) throws SQLException {
    return new Attention(
        row.getString(1),
        Level.of(row.getString(2), direct),
        row.getObject(3, OffsetDateTime.class),
        QuietHours.ofMinutes(row.getInt(4), row.getInt(5)),
        row.getString(6));
  }

  static void insert(Connection connection, String owner, Notification notification)
      throws SQLException {
    var message = notification.message();
    update(
        connection,
        """
        insert into notices (id, user_id, kind, at, room_id, seq, message_id, author_id, text)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        notification.id(),
        owner,
        notification.reason().word(),
        notification.at(),
        notification.room(),
        message == null ? null : message.seq(),
        message == null ? null : message.id(),
        message == null ? notification.user().id() : message.author().id(),
        notification.text());
  }

  /// Writes down that a reminder is due.
  ///
  /// @param messageId what it is about, or null
  /// @param late whether it was due long ago
  public static void remind(
      Connection connection,
      String id,
      String userId,
      String messageId,
      String text,
      OffsetDateTime due,
      boolean late)
      throws SQLException {
    update(
        connection,
        """
        insert into notices (id, user_id, kind, at, message_id, author_id, text, due, late)
        values (?, ?, 'reminder', ?, ?, (select author_id from messages where id = ?), ?, ?, ?)
        """,
        id,
        userId,
        Times.now(),
        messageId,
        messageId,
        text,
        due,
        late);
  }

  /// Whose notices of a message there are, reminders of it left aside.
  static Set<String> owners(Connection connection, String messageId) throws SQLException {
    return new LinkedHashSet<>(
        all(
            connection,
            "select user_id from notices where message_id = ? and kind <> 'reminder'",
            row -> row.getString(1),
            messageId));
  }

  static void delete(Connection connection, String messageId, Collection<String> owners)
      throws SQLException {
    if (owners.isEmpty()) {
      return;
    }
    var parameters = new ArrayList<Object>();
    parameters.add(messageId);
    parameters.addAll(owners);
    var places = String.join(", ", Collections.nCopies(owners.size(), "?"));
    update(
        connection,
        "delete from notices where message_id = ? and kind <> 'reminder' and user_id in (%s)"
            .formatted(places),
        parameters.toArray());
  }

  /// Takes the request of somebody to be friends from another's notices; whether there was one.
  static boolean deleteRequest(Connection connection, String owner, String asker)
      throws SQLException {
    return update(
            connection,
            "delete from notices where user_id = ? and kind = 'friend' and author_id = ?",
            owner,
            asker)
        > 0;
  }

  /// Whether a member has notices of what was said between his read position and another.
  static boolean isConcerned(Connection connection, String room, String userId, long read)
      throws SQLException {
    return first(
            connection,
            """
            select 1 from memberships m
            join notices n on n.room_id = m.room_id and n.user_id in (m.user_id, 'all', 'here')
              and n.seq > least(m.read_seq, ?) and n.seq <= greatest(m.read_seq, ?)
            where m.room_id = ? and m.user_id = ?
            fetch first row only
            """,
            row -> true,
            read,
            read,
            room,
            userId)
        .isPresent();
  }

  /// Keeps the newest notices of somebody and forgets the others.
  static void prune(Connection connection, String userId, int kept) throws SQLException {
    update(
        connection,
        """
        delete from notices where user_id = ? and id <=
          (select id from notices where user_id = ?
            order by id desc offset ? rows fetch next 1 rows only)
        """,
        userId,
        userId,
        kept);
  }

  /// Keeps the newest calls of everybody in a room and forgets the others.
  static void pruneShared(Connection connection, String room, int kept) throws SQLException {
    for (var owner : List.of(ALL, HERE)) {
      update(
          connection,
          """
          delete from notices where room_id = ? and user_id = ? and seq <=
            (select seq from notices where room_id = ? and user_id = ?
              order by seq desc offset ? rows fetch next 1 rows only)
          """,
          room,
          owner,
          room,
          owner,
          kept);
    }
  }
}
