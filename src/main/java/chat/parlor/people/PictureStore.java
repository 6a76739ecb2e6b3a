package chat.parlor.people;

import static chat.parlor.database.Statements.update;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures in the database.
record PictureStore(Database database) {
  private static final String IMAGE =
      """
      select p.image from pictures p
      where p.id = ? and not exists (select 1 from blocks b
        where b.blocker_id = p.user_id and b.blocked_id = ?)
      """;

  /// A picture by its name; nothing for who was blocked by its person.
  Future<Optional<Buffer>> image(String id, String viewerId) {
    return database.read(IMAGE, Tuple.of(id, viewerId)).map(rows -> first(rows));
  }

  Future<Optional<Buffer>> imageOf(String userId) {
    return database
        .read("select image from pictures where user_id = ?", Tuple.of(userId))
        .map(rows -> first(rows));
  }

  /// The names of the pictures of some people; who has none, or has blocked the viewer, is left
  /// out.
  Future<Map<String, String>> namesOf(List<String> userIds, String viewerId) {
    var marks = String.join(", ", Collections.nCopies(userIds.size(), "?"));
    var parameters = new ArrayList<Object>(userIds);
    parameters.add(viewerId);
    return database
        .read(
            "select p.user_id, p.id from pictures p where p.user_id in ("
                + marks
                + """
                ) and not exists (select 1 from blocks b
                  where b.blocker_id = p.user_id and b.blocked_id = ?)
                """,
            Tuple.from(parameters))
        .map(
            rows -> {
              var names = new HashMap<String, String>();
              rows.forEach(row -> names.put(row.getString(0), row.getString(1)));
              return names;
            });
  }

  static void put(Connection connection, String userId, String id, byte[] image)
      throws SQLException {
    remove(connection, userId);
    update(
        connection,
        "insert into pictures (user_id, id, image) values (?, ?, ?)",
        userId,
        id,
        image);
  }

  static void remove(Connection connection, String userId) throws SQLException {
    update(connection, "delete from pictures where user_id = ?", userId);
  }

  private static Optional<Buffer> first(Iterable<Row> rows) {
    for (var row : rows) {
      return Optional.of(row.getBuffer(0));
    }
    return Optional.empty();
  }
}
