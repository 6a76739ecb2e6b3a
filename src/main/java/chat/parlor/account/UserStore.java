package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The users in the database.
final class UserStore {
  private static final String BY_NAME =
      """
      select id, username, display_name, password_hash from users where username = ?
      """;

  private static final String INSERT =
      """
      insert into users (id, username, display_name, password_hash, created_at)
      values (?, ?, ?, ?, ?)
      """;

  private static final String BY_ID =
      """
      select id, username, display_name from users where id = ?
      """;

  private static final String ANYBODY =
      """
      select 1 from users fetch first row only
      """;

  private final Database database;

  UserStore(Database database) {
    this.database = database;
  }

  Future<Optional<Stored>> byName(String username) {
    return database.read(BY_NAME, Tuple.of(username)).map(UserStore::first);
  }

  Future<Boolean> hasAnybody() {
    return database.read(ANYBODY, Tuple.tuple()).map(rows -> rows.size() > 0);
  }

  static void insert(Connection connection, User user, String passwordHash, Instant now)
      throws SQLException {
    insert(connection, List.of(user), passwordHash, now);
  }

  /// Many users with the same password.
  static void insert(Connection connection, List<User> users, String passwordHash, Instant now)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var user : users) {
        insert.setString(1, user.id());
        insert.setString(2, user.username());
        insert.setString(3, user.displayName());
        insert.setString(4, passwordHash);
        insert.setObject(5, now.atOffset(ZoneOffset.UTC));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    NameStore.insert(connection, users);
  }

  static void setPassword(Connection connection, String id, String hash) throws SQLException {
    Statements.update(connection, "update users set password_hash = ? where id = ?", hash, id);
  }

  static User byId(Connection connection, String id) throws SQLException {
    return find(connection, id).orElseThrow();
  }

  static Future<List<User>> renamedSince(Database database, Instant since) {
    return database
        .read(
            "select id, username, display_name from users where renamed_at > ?",
            Tuple.of(since.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              var users = new ArrayList<User>();
              rows.forEach(
                  row -> users.add(new User(row.getString(0), row.getString(1), row.getString(2))));
              return users;
            });
  }

  /// A user whose account is not closed.
  static Optional<User> present(Connection connection, String id) throws SQLException {
    return Statements.first(
        connection,
        BY_ID + " and deleted_at is null",
        row -> new User(row.getString(1), row.getString(2), row.getString(3)),
        id);
  }

  static Optional<User> find(Connection connection, String id) throws SQLException {
    return Statements.first(
        connection,
        BY_ID,
        row -> new User(row.getString(1), row.getString(2), row.getString(3)),
        id);
  }

  private static Optional<Stored> first(Iterable<Row> rows) {
    for (var row : rows) {
      var user = new User(row.getString(0), row.getString(1), row.getString(2));
      return Optional.of(new Stored(user, row.getString(3)));
    }
    return Optional.empty();
  }

  /// A user and the hash of the password.
  record Stored(User user, String passwordHash) {

    @Override
    public String toString() {
      return "Stored[" + user.id() + "]";
    }
  }
}
