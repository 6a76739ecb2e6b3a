package chat.parlor.search;

import static chat.parlor.database.Statements.all;

import chat.parlor.words.Lexemes;
import java.sql.Connection;
import java.sql.SQLException;

/// Messages that have no words yet.
final class LatecomerStore {
  private record Message(String id, String room, long seq, String author, String text) {}

  private LatecomerStore() {}

  /// Makes the words of some messages and answers of how many. Several nodes take different ones.
  static int takeSome(Connection connection, int limit) throws SQLException {
    var messages =
        all(
            connection,
            """
            select g.id, g.room_id, g.seq, g.author_id, g.text
            from messages_without_words n join messages g on g.id = n.id
            order by n.id
            fetch first %d rows only
            for update skip locked
            """
                .formatted(limit),
            row ->
                new Message(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5)));
    try (var insert =
            connection.prepareStatement(
                """
                insert into message_words (id, room_id, seq, words)
                values (?, ?, ?, cast(? as tsvector))
                on conflict (id) do nothing
                """);
        var forget =
            connection.prepareStatement("delete from messages_without_words where id = ?")) {
      for (var message : messages) {
        if (message.text() != null) {
          insert.setString(1, message.id());
          insert.setString(2, message.room());
          insert.setLong(3, message.seq());
          insert.setString(4, Lexemes.of(message.room(), message.author(), message.text()));
          insert.addBatch();
        }
        forget.setString(1, message.id());
        forget.addBatch();
      }
      insert.executeBatch();
      forget.executeBatch();
    }
    return messages.size();
  }
}
