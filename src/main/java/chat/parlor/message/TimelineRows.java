package chat.parlor.message;

import static java.util.Collections.nCopies;

import chat.parlor.account.User;
import chat.parlor.notice.Excerpt;
import chat.parlor.room.Entry;
import chat.parlor.room.Kind;
import chat.parlor.room.Reaction;
import io.vertx.sqlclient.Row;
import java.util.List;

/// The queries of the timeline and what their rows mean. Both kinds of page begin with the same
/// columns of a message; the log's page goes on with the event.
final class TimelineRows {
  private static final String MESSAGE =
      """
      g.id, g.room_id, g.seq, a.id, a.username, a.display_name, g.text, g.at, g.client_id,
        g.edited_at, g.deleted_at, g.changed_seq,
        q.id, q.seq, b.id, b.username, b.display_name, substring(q.text from 1 for 400), q.deleted_at,
        g.reactions, g.mentions
      """;

  private static final String QUOTED =
      """
       left join messages q on q.id = g.reply_to left join users b on b.id = q.author_id
      """;

  private static final String MESSAGES =
      "select " + MESSAGE + " from messages g join users a on a.id = g.author_id" + QUOTED;

  private static final String IN_A_RANGE =
      MESSAGES + " where g.room_id = ? and g.seq >= ? and g.seq <= ?";

  static final String MESSAGES_DOWNWARDS =
      IN_A_RANGE + " order by g.seq desc fetch first ? rows only";

  static final String MESSAGES_UPWARDS = IN_A_RANGE + " order by g.seq fetch first ? rows only";

  /// The messages of as many ids as there are places.
  static String messages(int places) {
    return MESSAGES + " where g.id in (" + String.join(", ", nCopies(places, "?")) + ")";
  }

  /// Numbers have no holes, so a page is a range of them. A limit instead would leave it to the
  /// database whether it reads and sorts all the rest of the log first; PostgreSQL does while it
  /// has no statistics of a table.
  static final String EVENTS =
      "select "
          + MESSAGE
          + """
          , e.room_id, e.seq, e.kind, e.at, u.id, u.username, u.display_name,
            o.id, o.username, o.display_name, e.name, e.topic, e.emoji, e.added
          from events e
          join users u on u.id = e.user_id
          left join users o on o.id = e.other_id
          left join messages g on g.id = e.message_id
          left join users a on a.id = g.author_id
          """
          + QUOTED
          + """
          where e.room_id = ? and e.seq > ? and e.seq <= ?
          order by e.seq
          """;

  private static final int QUOTE = 12;
  private static final int EVENT = 21;

  private TimelineRows() {}

  static Message message(Row row) {
    return new Message(
        row.getString(0),
        row.getString(1),
        row.getLong(2),
        user(row, 3),
        row.getString(6),
        row.getOffsetDateTime(7),
        row.getString(8),
        row.getOffsetDateTime(9),
        row.getOffsetDateTime(10),
        quote(row),
        Mentions.of(row.getString(QUOTE + 8)),
        row.getLong(11),
        row.getInteger(QUOTE + 7),
        List.of());
  }

  static Timeline.LoggedEvent event(Row row) {
    var kind = Kind.of(row.getString(EVENT + 2));
    var entry =
        new Entry(
            row.getString(EVENT),
            kind,
            row.getOffsetDateTime(EVENT + 3),
            user(row, EVENT + 4),
            row.getString(0),
            reaction(row),
            user(row, EVENT + 7),
            row.getString(EVENT + 10),
            row.getString(EVENT + 11));
    var seq = row.getLong(EVENT + 1);
    var message = entry.messageId() == null ? null : message(row);
    return new Timeline.LoggedEvent(entry, seq, message);
  }

  private static Reaction reaction(Row row) {
    var emoji = row.getString(EVENT + 12);
    return emoji == null ? null : new Reaction(emoji, row.getBoolean(EVENT + 13));
  }

  private static Excerpt quote(Row row) {
    var id = row.getString(QUOTE);
    return id == null
        ? null
        : new Excerpt(
            id,
            row.getLong(QUOTE + 1),
            user(row, QUOTE + 2),
            row.getString(QUOTE + 5),
            row.getOffsetDateTime(QUOTE + 6));
  }

  private static User user(Row row, int column) {
    var id = row.getString(column);
    return id == null ? null : new User(id, row.getString(column + 1), row.getString(column + 2));
  }
}
