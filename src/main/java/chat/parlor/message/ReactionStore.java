package chat.parlor.message;

import static chat.parlor.database.Statements.all;
import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What the writer asks and changes about reactions: each a row, with the first few of an emoji
/// marked to be shown, and a count beside them.
final class ReactionStore {
  /// The number under which somebody put an emoji to a message.
  Optional<Long> seq(Connection connection, String message, Emoji emoji, String user)
      throws SQLException {
    return first(
        connection,
        "select seq from reactions where message_id = ? and emoji = ? and user_id = ?",
        row -> row.getLong(1),
        message,
        emoji.text(),
        user);
  }

  /// How many have put an emoji to a message.
  int people(Connection connection, String message, Emoji emoji) throws SQLException {
    return first(
            connection,
            "select people from reaction_tallies where message_id = ? and emoji = ?",
            row -> row.getInt(1),
            message,
            emoji.text())
        .orElse(0);
  }

  List<Tally> tallies(Connection connection, String message) throws SQLException {
    var rows =
        all(
            connection,
            ReactionRows.shown(1),
            row ->
                new ReactionRows.Shown(
                    message,
                    row.getString(2),
                    row.getInt(3),
                    new User(row.getString(4), row.getString(5), row.getString(6))),
            message);
    return ReactionRows.tallies(rows).get(message);
  }

  /// @param people how many there are before
  void add(Connection connection, String message, Emoji emoji, String user, long seq, int people)
      throws SQLException {
    update(
        connection,
        "insert into reactions (message_id, emoji, user_id, seq, shown) values (?, ?, ?, ?, ?)",
        message,
        emoji.text(),
        user,
        seq,
        people < Tally.USERS_MAX);
    if (people == 0) {
      update(
          connection,
          "insert into reaction_tallies (message_id, emoji, people) values (?, ?, 1)",
          message,
          emoji.text());
      update(connection, "update messages set reactions = reactions + 1 where id = ?", message);
    } else {
      setPeople(connection, message, emoji, people + 1);
    }
  }

  /// @param people how many there are before
  void remove(Connection connection, String message, Emoji emoji, String user, int people)
      throws SQLException {
    update(
        connection,
        "delete from reactions where message_id = ? and emoji = ? and user_id = ?",
        message,
        emoji.text(),
        user);
    if (people == 1) {
      update(
          connection,
          "delete from reaction_tallies where message_id = ? and emoji = ?",
          message,
          emoji.text());
      update(connection, "update messages set reactions = reactions - 1 where id = ?", message);
    } else {
      setPeople(connection, message, emoji, people - 1);
      showFirst(connection, message, emoji);
    }
  }

  /// Takes all of them from a message.
  void erase(Connection connection, String message) throws SQLException {
    update(connection, "delete from reactions where message_id = ?", message);
    update(connection, "delete from reaction_tallies where message_id = ?", message);
  }

  private static void setPeople(Connection connection, String message, Emoji emoji, int people)
      throws SQLException {
    update(
        connection,
        "update reaction_tallies set people = ? where message_id = ? and emoji = ?",
        people,
        message,
        emoji.text());
  }

  /// Whoever comes next takes the place of one of the first who has gone.
  private static void showFirst(Connection connection, String message, Emoji emoji)
      throws SQLException {
    update(
        connection,
        """
        update reactions set shown = true
        where message_id = ? and emoji = ? and shown = false and user_id in
          (select user_id from
            (select user_id from reactions
              where message_id = ? and emoji = ? order by seq fetch first 20 rows only) as f)
        """,
        message,
        emoji.text(),
        message,
        emoji.text());
  }
}
