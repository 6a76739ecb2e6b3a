package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Statements;
import chat.parlor.room.ChapterStore;
import chat.parlor.room.Kind;
import chat.parlor.wire.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/// The rows of many messages at once.
final class SeedStore {
  private SeedStore() {}

  /// Adds messages by the authors in turn, after the last number of the room.
  static void insert(
      Connection connection,
      WordStore words,
      String room,
      List<User> authors,
      int count,
      OffsetDateTime at)
      throws SQLException {
    long last =
        Statements.first(
                connection, "select last_seq from rooms where id = ?", row -> row.getLong(1), room)
            .orElseThrow();
    try (var messages =
            connection.prepareStatement(
                """
                insert into messages (id, room_id, seq, author_id, client_id, text, at, changed_seq)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """);
        var events =
            connection.prepareStatement(
                """
                insert into events (room_id, seq, kind, at, user_id, message_id)
                values (?, ?, ?, ?, ?, ?)
                """)) {
      for (var seq = last + 1; seq <= last + count; seq++) {
        var id = Ids.next();
        var author = authors.get((int) (seq % authors.size())).id();
        messages.setString(1, id);
        messages.setString(2, room);
        messages.setLong(3, seq);
        messages.setString(4, author);
        messages.setString(5, id);
        messages.setString(6, "Message number " + seq + " of this room, as an example.");
        messages.setObject(7, at);
        messages.setLong(8, seq);
        messages.addBatch();
        events.setString(1, room);
        events.setLong(2, seq);
        events.setString(3, Kind.MESSAGE_POSTED.word());
        events.setObject(4, at);
        events.setString(5, author);
        events.setString(6, id);
        events.addBatch();
      }
      messages.executeBatch();
      events.executeBatch();
    }
    words.later(connection, room, last);
    Statements.update(connection, "update rooms set last_seq = ? where id = ?", last + count, room);
    Statements.write(connection, ChapterStore.ends(room, last, last + count));
  }
}
