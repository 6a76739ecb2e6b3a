package chat.parlor.message;

import static chat.parlor.database.Statements.update;
import static chat.parlor.database.Statements.write;

import chat.parlor.database.Write;
import chat.parlor.words.Lexemes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The words of messages where the database itself finds them, written together with the messages.
/// Where it does not, there is nothing to write: an index elsewhere follows the log.
record WordStore(boolean kept) {

  /// Keeps the words of a message as it is now: said otherwise, or deleted.
  void put(Connection connection, Message message) throws SQLException {
    var row = row(message);
    if (row.isPresent()) {
      write(connection, List.of(row.get()));
    }
  }

  /// What becomes of the words of a message as it is now: just said, said otherwise, or deleted.
  Optional<Write> row(Message message) {
    if (!kept) {
      return Optional.empty();
    }
    return Optional.of(
        message.deleted()
            ? Write.of("delete from message_words where id = ?", message.id())
            : insertion(message));
  }

  private static Write insertion(Message message) {
    return Write.of(
        """
        insert into message_words (id, room_id, seq, words)
        values (?, ?, ?, cast(? as tsvector))
        on conflict (id) do update set words = excluded.words
        """,
        message.id(),
        message.room(),
        message.seq(),
        Lexemes.of(message.room(), message.author().id(), message.text()));
  }

  /// Has words written later of the messages of a room after a number.
  void later(Connection connection, String room, long after) throws SQLException {
    if (kept) {
      update(
          connection,
          "insert into messages_without_words (id)"
              + " select id from messages where room_id = ? and seq > ?",
          room,
          after);
    }
  }
}
