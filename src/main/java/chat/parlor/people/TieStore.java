package chat.parlor.people;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// The ties between people, as the writer asks and changes them.
final class TieStore {
  private TieStore() {}

  /// How two people stand to each other, which nobody else changes until the commit. The rows of a
  /// pair are always taken in the same order.
  static Bond hold(Connection connection, String me, String other, OffsetDateTime at)
      throws SQLException {
    var inOrder = me.compareTo(other) < 0;
    var one = inOrder ? me : other;
    var two = inOrder ? other : me;
    var ofOne = holdSide(connection, one, two, at);
    var ofTwo = holdSide(connection, two, one, at);
    return inOrder ? new Bond(ofOne, ofTwo) : new Bond(ofTwo, ofOne);
  }

  private static Tie holdSide(Connection connection, String of, String to, OffsetDateTime at)
      throws SQLException {
    update(
        connection,
        """
        insert into friendships (user_id, other_id, state, at) values (?, ?, 'none', ?)
        on conflict do nothing
        """,
        of,
        to,
        at);
    return first(
            connection,
            "select state from friendships where user_id = ? and other_id = ? for update",
            row -> Tie.of(row.getString(1)),
            of,
            to)
        .orElseThrow();
  }

  /// Writes one side down; `at` is when it came to be so.
  static void put(
      Connection connection, String of, String to, Tie before, Tie now, OffsetDateTime at)
      throws SQLException {
    if (now == Tie.NONE) {
      update(connection, "delete from friendships where user_id = ? and other_id = ?", of, to);
    } else if (now != before) {
      update(
          connection,
          "update friendships set state = ?, at = ? where user_id = ? and other_id = ?",
          now.word(),
          at,
          of,
          to);
    }
  }

  static long count(Connection connection, String userId) throws SQLException {
    return first(
            connection,
            "select count(*) from friendships where user_id = ?",
            row -> row.getLong(1),
            userId)
        .orElseThrow();
  }

  static boolean areFriends(Connection connection, String one, String other) throws SQLException {
    return first(
            connection,
            "select 1 from friendships where user_id = ? and other_id = ? and state = 'friends'",
            row -> true,
            one,
            other)
        .isPresent();
  }

  /// Whether somebody takes messages from friends alone.
  static boolean hearsFriendsOnly(Connection connection, String userId) throws SQLException {
    return first(
            connection,
            "select 1 from users where id = ? and directs_from = 'friends'",
            row -> true,
            userId)
        .isPresent();
  }

  static boolean hasBlocked(Connection connection, String blocker, String blocked)
      throws SQLException {
    return first(
            connection,
            "select 1 from blocks where blocker_id = ? and blocked_id = ?",
            row -> true,
            blocker,
            blocked)
        .isPresent();
  }

  /// Whether it is new.
  static boolean block(Connection connection, String blocker, String blocked, OffsetDateTime at)
      throws SQLException {
    return update(
            connection,
            """
            insert into blocks (blocker_id, blocked_id, at) values (?, ?, ?)
            on conflict do nothing
            """,
            blocker,
            blocked,
            at)
        == 1;
  }

  /// Whether there was a block.
  static boolean unblock(Connection connection, String blocker, String blocked)
      throws SQLException {
    return update(
            connection,
            "delete from blocks where blocker_id = ? and blocked_id = ?",
            blocker,
            blocked)
        == 1;
  }
}
