package chat.parlor.message;

import static chat.parlor.database.Statements.all;
import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What the writer asks and changes about mentions: a row for each person a message calls, one for
/// all of them when it calls everybody, none for its author.
final class MentionStore {
  private static final String EVERYBODY = "all";

  private record Name(String username, String id) {}

  /// Whom a text calls among the members of a room.
  Mentions resolve(Connection connection, String room, Calls calls) throws SQLException {
    if (calls.words().isEmpty()) {
      return Mentions.NONE;
    }
    var names = calls.usernames();
    var parameters = new ArrayList<Object>(names);
    parameters.add(room);
    var ids = new HashMap<String, String>();
    all(
            connection,
            """
            select u.username, u.id
            from users u join memberships m on m.user_id = u.id
            where u.username in (%s) and m.room_id = ?
            """
                .formatted(String.join(", ", Collections.nCopies(names.size(), "?"))),
            row -> new Name(row.getString(1), row.getString(2)),
            parameters.toArray())
        .forEach(name -> ids.put(name.username(), name.id()));
    return calls.among(Map.copyOf(ids));
  }

  /// @param isHere whether a user is online now
  void write(Connection connection, Message message, Predicate<String> isHere) throws SQLException {
    var called = called(connection, message, isHere);
    if (called.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "insert into mentions (room_id, user_id, seq, author_id) values (?, ?, ?, ?)")) {
      for (var user : called) {
        statement.setString(1, message.room());
        statement.setString(2, user);
        statement.setLong(3, message.seq());
        statement.setString(4, message.author().id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  void erase(Connection connection, Message message) throws SQLException {
    update(
        connection,
        "delete from mentions where room_id = ? and seq = ?",
        message.room(),
        message.seq());
  }

  private static Set<String> called(
      Connection connection, Message message, Predicate<String> isHere) throws SQLException {
    var mentions = message.mentions();
    if (mentions.all()) {
      return Set.of(EVERYBODY);
    }
    var called = new LinkedHashSet<>(mentions.users());
    if (mentions.here()) {
      all(
              connection,
              "select user_id from memberships where room_id = ?",
              row -> row.getString(1),
              message.room())
          .stream()
          .filter(isHere)
          .forEach(called::add);
    }
    called.remove(message.author().id());
    return called;
  }
}
