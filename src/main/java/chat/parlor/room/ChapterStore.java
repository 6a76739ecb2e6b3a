package chat.parlor.room;

import static chat.parlor.database.Statements.update;

import chat.parlor.database.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The log of a room in chapters of equal length, and how many messages that are not deleted each
/// has: by author, and of all under an empty one. The last chapter is still being written and is
/// not kept.
public final class ChapterStore {
  /// Numbers of the log in one chapter.
  static final int LENGTH = 256;

  private static final String BY_AUTHOR =
      """
      insert into chapters (room_id, author_id, chapter, messages)
      select room_id, author_id, (seq + 255) / 256, count(*)
      from messages
      where room_id = ? and seq > ? and seq <= ? and deleted_at is null
      group by room_id, author_id, (seq + 255) / 256
      """;

  private static final String OF_ALL =
      """
      insert into chapters (room_id, author_id, chapter, messages)
      select room_id, '', (seq + 255) / 256, count(*)
      from messages
      where room_id = ? and seq > ? and seq <= ? and deleted_at is null
      group by room_id, (seq + 255) / 256
      """;

  private ChapterStore() {}

  /// Keeps the chapters that come to their end when the log grows from one last number to another.
  /// All messages before the latter have to be there.
  public static List<Write> ends(String room, long before, long now) {
    var from = kept(before) * LENGTH;
    var to = kept(now) * LENGTH;
    return from < to
        ? List.of(Write.of(BY_AUTHOR, room, from, to), Write.of(OF_ALL, room, from, to))
        : List.of();
  }

  /// A message of somebody counts no more. Where its chapter is not kept there is nothing to
  /// change.
  static void discount(Connection connection, String room, String author, long seq)
      throws SQLException {
    for (var whose : new String[] {author, ""}) {
      update(
          connection,
          """
          update chapters set messages = messages - 1
          where room_id = ? and author_id = ? and chapter = ?
          """,
          room,
          whose,
          (seq + LENGTH - 1) / LENGTH);
    }
  }

  /// A chapter is kept from the first number of the next one on: its own last message is written
  /// only after its number was taken.
  private static long kept(long last) {
    return (last - 1) / LENGTH;
  }
}
