package chat.parlor.message;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// What the writer asks and changes about messages, inside its transaction.
final class MessageStore {
  private final WordStore words;

  MessageStore(WordStore words) {
    this.words = words;
  }

  /// What was stored under a sender's own name for a message.
  record Stored(String room, Receipt receipt) {}

  Optional<Stored> stored(Connection connection, String authorId, String clientId)
      throws SQLException {
    return first(
        connection,
        "select room_id, id, seq, at from messages where author_id = ? and client_id = ?",
        row ->
            new Stored(
                row.getString(1),
                new Receipt(
                    row.getString(2), row.getLong(3), row.getObject(4, OffsetDateTime.class))),
        authorId,
        clientId);
  }

  Optional<Message> message(Connection connection, String room, String id) throws SQLException {
    return first(
        connection,
        """
        select g.seq, a.id, a.username, a.display_name, g.text, g.at, g.client_id,
          g.edited_at, g.deleted_at, g.reply_to, g.changed_seq
        from messages g join users a on a.id = g.author_id
        where g.id = ? and g.room_id = ?
        """,
        row ->
            new Message(
                id,
                room,
                row.getLong(1),
                new User(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getString(10),
                row.getLong(11)),
        id,
        room);
  }

  void insert(Connection connection, Message message) throws SQLException {
    update(
        connection,
        """
        insert into messages
          (id, room_id, seq, author_id, client_id, text, at, reply_to, changed_seq)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        message.id(),
        message.room(),
        message.seq(),
        message.author().id(),
        message.clientId(),
        message.text(),
        message.at(),
        message.replyTo(),
        message.seq());
    words.put(connection, message);
  }

  void change(Connection connection, Message message) throws SQLException {
    update(
        connection,
        """
        update messages set text = ?, edited_at = ?, deleted_at = ?, changed_seq = ?
        where id = ?
        """,
        message.text(),
        message.editedAt(),
        message.deletedAt(),
        message.changedSeq(),
        message.id());
    words.put(connection, message);
  }
}
