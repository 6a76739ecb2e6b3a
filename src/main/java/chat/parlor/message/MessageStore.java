package chat.parlor.message;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import chat.parlor.database.Question;
import chat.parlor.database.Write;
import chat.parlor.notice.Excerpt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the writer asks and changes about messages, inside its transaction.
final class MessageStore {
  private final WordStore words;

  MessageStore(WordStore words) {
    this.words = words;
  }

  /// What was stored under a sender's own name for a message.
  record Stored(String room, Receipt receipt) {}

  Question<Stored> stored(String authorId, String clientId) {
    return new Question<>(
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
          g.edited_at, g.deleted_at, g.changed_seq,
          q.id, q.seq, b.id, b.username, b.display_name, substring(q.text from 1 for 400),
          q.deleted_at, g.reactions, g.mentions
        from messages g
        join users a on a.id = g.author_id
        left join messages q on q.id = g.reply_to
        left join users b on b.id = q.author_id
        where g.id = ? and g.room_id = ?
        """,
        row -> message(row, id, room),
        id,
        room);
  }

  private static Message message(ResultSet row, String id, String room) throws SQLException {
    return new Message(
        id,
        room,
        row.getLong(1),
        new User(row.getString(2), row.getString(3), row.getString(4)),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class),
        row.getObject(9, OffsetDateTime.class),
        row.getString(11) == null ? null : quote(row),
        Mentions.of(row.getString(19)),
        row.getLong(10),
        row.getInt(18),
        List.of());
  }

  private static Excerpt quote(ResultSet row) throws SQLException {
    return new Excerpt(
        row.getString(11),
        row.getLong(12),
        new User(row.getString(13), row.getString(14), row.getString(15)),
        row.getString(16),
        row.getObject(17, OffsetDateTime.class));
  }

  List<Write> insertion(Message message) {
    var writes = new ArrayList<Write>();
    writes.add(row(message));
    words.row(message).ifPresent(writes::add);
    return writes;
  }

  private static Write row(Message message) {
    return Write.of(
        """
        insert into messages
          (id, room_id, seq, author_id, client_id, text, at, reply_to, mentions, changed_seq)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        message.id(),
        message.room(),
        message.seq(),
        message.author().id(),
        message.clientId(),
        message.text(),
        message.at(),
        message.quote() == null ? null : message.quote().id(),
        message.mentions().stored(),
        message.seq());
  }

  void change(Connection connection, Message message) throws SQLException {
    update(
        connection,
        """
        update messages set text = ?, edited_at = ?, deleted_at = ?, changed_seq = ?, reactions = ?,
          mentions = ?
        where id = ?
        """,
        message.text(),
        message.editedAt(),
        message.deletedAt(),
        message.changedSeq(),
        message.kinds(),
        message.mentions().stored(),
        message.id());
    words.put(connection, message);
  }
}
