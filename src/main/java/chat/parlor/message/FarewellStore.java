package chat.parlor.message;

import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is still to be done for those who have closed their account.
record FarewellStore(Database database) {
  private static final String LEAVER =
      """
      select id, username, display_name, leaving from users
      where leaving in ('keep', 'erase')
      fetch first row only
      """;

  private static final String SAID =
      """
      select client_id, room_id, id from messages
      where author_id = ? and client_id > ? and deleted_at is null
      order by client_id
      fetch first 200 rows only
      """;

  /// Somebody who goes.
  ///
  /// @param erases whether what was said goes, too
  record Leaver(User user, boolean erases) {}

  /// A message, and where it is.
  record Said(String clientId, String room, String id) {}

  Future<Optional<Leaver>> leaver() {
    return database
        .read(LEAVER, Tuple.tuple())
        .map(
            rows -> {
              for (var row : rows) {
                var user = new User(row.getString(0), row.getString(1), row.getString(2));
                return Optional.of(new Leaver(user, row.getString(3).equals("erase")));
              }
              return Optional.empty();
            });
  }

  /// Messages of somebody that are not deleted, in the order of their client ids.
  Future<List<Said>> said(String userId, String afterClientId) {
    return database
        .read(SAID, Tuple.of(userId, afterClientId))
        .map(
            rows -> {
              var said = new ArrayList<Said>();
              rows.forEach(
                  row -> said.add(new Said(row.getString(0), row.getString(1), row.getString(2))));
              return said;
            });
  }

  static void finish(Connection connection, String userId) throws SQLException {
    update(connection, "delete from drafts where user_id = ?", userId);
    update(connection, "update users set leaving = '' where id = ?", userId);
  }
}
