package chat.parlor.message;

import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;

/// What messages said before, as the writer keeps it and erases it.
final class EditStore {
  void keep(Connection connection, Message before) throws SQLException {
    update(
        connection,
        "insert into edits (message_id, seq, text, at) values (?, ?, ?, ?)",
        before.id(),
        before.changedSeq(),
        before.text(),
        before.saidAt());
  }

  void erase(Connection connection, String messageId) throws SQLException {
    update(connection, "delete from edits where message_id = ?", messageId);
  }
}
