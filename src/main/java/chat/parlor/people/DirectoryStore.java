package chat.parlor.people;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/// The names of people, in order. Words are of hexadecimal digits, so `g` stands behind everything
/// that begins with them.
record DirectoryStore(Database database) {
  private static final String BEHIND = "g";
  private static final String BETWEEN = " ";

  /// Everybody once, under the first of his words that fits.
  private static final String FIND =
      """
      select u.id, u.username, u.display_name, w.word
      from name_words w join users u on u.id = w.user_id
      where w.word >= ? and w.word < ?
        and (w.word > ? or w.word = ? and w.user_id > ?)
        and w.user_id <> ?
        and not exists (select 1 from name_words e
          where e.user_id = w.user_id and e.word >= ? and e.word < w.word)
        and not exists (select 1 from blocks b
          where b.blocker_id = w.user_id and b.blocked_id = ?)
      """;

  private static final String ALSO =
      """
        and exists (select 1 from name_words a
          where a.user_id = w.user_id and a.word >= ? and a.word < ?)
      """;

  private static final String ORDER = " order by w.word, w.user_id fetch first ? rows only";

  /// Somebody, and the cursor behind him.
  record Found(User user, String cursor) {}

  Future<List<Found>> find(String asker, List<String> words, String cursor, int limit) {
    var first = words.getFirst();
    var last = cursor.split(BETWEEN, 2);
    var afterWord = last.length == 2 ? last[0] : "";
    var afterUser = last.length == 2 ? last[1] : "";
    var parameters =
        Tuple.of(first, first + BEHIND, afterWord, afterWord, afterUser).addString(asker);
    parameters.addString(first).addString(asker);
    var query = new StringBuilder(FIND);
    for (var word : words.subList(1, words.size())) {
      query.append(ALSO);
      parameters.addString(word).addString(word + BEHIND);
    }
    return database
        .read(query.append(ORDER).toString(), parameters.addInteger(limit))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::found).toList());
  }

  private Found found(Row row) {
    return new Found(
        new User(row.getString(0), row.getString(1), row.getString(2)),
        row.getString(3) + BETWEEN + row.getString(0));
  }
}
