package chat.parlor.message;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;

/// What people have begun to write, one text for each room they are in.
final class DraftStore {
  /// Those of rooms that somebody is in; what was begun in others goes when they leave.
  private static final String PAGE =
      """
      select room_id, text, at from drafts
      where user_id = ? and room_id > ?
      order by room_id
      fetch first ? rows only
      """;

  /// The text that is there, or an empty one.
  String text(Connection connection, String user, String room) throws SQLException {
    return first(
            connection,
            "select text from drafts where user_id = ? and room_id = ?",
            row -> row.getString(1),
            user,
            room)
        .orElse("");
  }

  void set(Connection connection, String user, Draft draft) throws SQLException {
    update(connection, "delete from drafts where user_id = ? and room_id = ?", user, draft.room());
    if (!draft.text().isEmpty()) {
      update(
          connection,
          "insert into drafts (user_id, room_id, text, at) values (?, ?, ?, ?)",
          user,
          draft.room(),
          draft.text(),
          draft.at());
    }
  }

  Future<List<Draft>> page(Database database, String user, String afterRoom, int limit) {
    return database
        .read(PAGE, Tuple.of(user, afterRoom, limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new Draft(row.getString(0), row.getString(1), row.getOffsetDateTime(2)))
                    .toList());
  }
}
