package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The words by which people are found, in the database.
final class NameStore {
  private static final int PAGE = 500;

  private static final String INSERT =
      """
      insert into name_words (user_id, word) values (?, ?) on conflict do nothing
      """;

  private static final String UNNAMED =
      """
      select u.id, u.username, u.display_name from users u
      where u.id > ? and u.findable
        and not exists (select 1 from name_words w where w.user_id = u.id)
      order by u.id
      fetch first 500 rows only
      """;

  private NameStore() {}

  static void insert(Connection connection, List<User> users) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var user : users) {
        for (var word : NameWords.of(user)) {
          insert.setString(1, user.id());
          insert.setString(2, word);
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  /// Nobody finds this user any more.
  static void clear(Connection connection, String userId) throws SQLException {
    Statements.update(connection, "delete from name_words where user_id = ?", userId);
  }

  /// Gives their words to those who have none, page by page.
  static Future<Void> complete(Database database, String afterUserId) {
    return database
        .read(UNNAMED, Tuple.of(afterUserId))
        .compose(
            rows -> {
              var users = new ArrayList<User>();
              rows.forEach(
                  row -> users.add(new User(row.getString(0), row.getString(1), row.getString(2))));
              if (users.isEmpty()) {
                return Future.succeededFuture();
              }
              return database
                  .writes()
                  .submit(
                      connection -> {
                        insert(connection, users);
                        return null;
                      })
                  .compose(
                      inserted ->
                          users.size() < PAGE
                              ? Future.succeededFuture()
                              : complete(database, users.getLast().id()));
            });
  }
}
