package chat.parlor.notice;

import static chat.parlor.database.Statements.all;
import static chat.parlor.database.Statements.update;

import chat.parlor.database.Database;
import chat.parlor.database.Question;
import chat.parlor.notice.Keywords.Owned;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// The keywords of people, each found by its first word.
final class KeywordStore {
  /// People of one room who are told of one message because of their keywords.
  private static final int PEOPLE_MAX = 1_000;

  /// As many words as are asked for at once: few different statements.
  private static final int[] PLACES = {8, 32, 128};

  private static final String OF_MEMBERS =
      """
      select k.user_id, k.keyword from keywords k
      where k.head in (%s) and k.user_id <> ?
        and exists (select 1 from memberships m where m.room_id = ? and m.user_id = k.user_id)
      fetch first %d rows only
      """;

  private KeywordStore() {}

  /// Asks for the keywords of the members of a room, without the author's, that begin with one of
  /// some words.
  static List<Question<Owned>> ofMembers(String room, String author, List<String> words) {
    var heads = words.stream().distinct().toList();
    var questions = new ArrayList<Question<Owned>>();
    for (var from = 0; from < heads.size(); ) {
      var places = places(heads.size() - from);
      var parameters = new ArrayList<Object>();
      for (var i = 0; i < places; i++) {
        parameters.add(heads.get(Math.min(from + i, heads.size() - 1)));
      }
      parameters.add(author);
      parameters.add(room);
      var marks = String.join(", ", Collections.nCopies(places, "?"));
      questions.add(
          new Question<>(
              OF_MEMBERS.formatted(marks, PEOPLE_MAX),
              row -> new Owned(row.getString(1), row.getString(2)),
              parameters.toArray()));
      from += places;
    }
    return questions;
  }

  private static int places(int wanted) {
    for (var places : PLACES) {
      if (wanted <= places) {
        return places;
      }
    }
    return PLACES[PLACES.length - 1];
  }

  /// The first words of all keywords there are.
  static Set<String> heads(Connection connection) throws SQLException {
    return new HashSet<>(
        all(connection, "select distinct head from keywords", row -> row.getString(1)));
  }

  static void set(Connection connection, String userId, List<Keyword> keywords)
      throws SQLException {
    update(connection, "delete from keywords where user_id = ?", userId);
    for (var keyword : keywords) {
      update(
          connection,
          "insert into keywords (user_id, keyword, head) values (?, ?, ?)",
          userId,
          keyword.text(),
          keyword.head());
    }
  }

  static Future<List<String>> of(Database database, String userId) {
    return database
        .read("select keyword from keywords where user_id = ? order by keyword", Tuple.of(userId))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString(0))
                    .toList());
  }
}
