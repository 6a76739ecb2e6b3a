package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sign-ins in the database, as statements on the writer's connection.
final class SessionStore {
  private static final String INSERT =
      """
      insert into login_sessions (id, user_id, token_hash, rotated_at, device, address,
        created_at, last_used_at, expires_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String LOCK =
      """
      select user_id, token_hash, previous_hash, rotated_at, expires_at, revoked_at
      from login_sessions where id = ? for update
      """;

  private static final String ROTATE =
      """
      update login_sessions set previous_hash = token_hash, token_hash = ?, rotated_at = ?,
        last_used_at = ?, expires_at = ?
      where id = ?
      """;

  private static final String REVOKE =
      """
      update login_sessions set revoked_at = ? where id = ? and revoked_at is null
      """;

  private static final String PURGE =
      """
      delete from login_sessions where expires_at < ?
      """;

  private static final String LIVE =
      """
      select id, device, address, created_at, last_used_at from login_sessions
      where user_id = ? and revoked_at is null and expires_at > ?
      order by last_used_at desc, id
      fetch first 200 rows only
      """;

  private SessionStore() {}

  static void insert(Connection connection, List<NewSession> sessions) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      for (var session : sessions) {
        var now = at(session.now());
        insert.setString(1, session.token().sessionId());
        insert.setString(2, session.userId());
        insert.setString(3, session.token().hash());
        insert.setObject(4, now);
        insert.setString(5, session.caller().device());
        insert.setString(6, session.caller().address().getHostAddress());
        insert.setObject(7, now);
        insert.setObject(8, now);
        insert.setObject(9, at(session.expiresAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Reads a session and keeps everybody else from changing it until the end of the transaction.
  static Optional<Session> lock(Connection connection, String id) throws SQLException {
    try (var select = connection.prepareStatement(LOCK)) {
      select.setString(1, id);
      try (var rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        return Optional.of(
            new Session(
                rows.getString(1),
                rows.getString(2),
                Optional.ofNullable(rows.getString(3)),
                rows.getObject(4, OffsetDateTime.class).toInstant(),
                rows.getObject(5, OffsetDateTime.class).toInstant(),
                rows.getObject(6) != null));
      }
    }
  }

  static void rotate(Connection connection, RefreshToken successor, Instant now, Instant expiresAt)
      throws SQLException {
    try (var update = connection.prepareStatement(ROTATE)) {
      update.setString(1, successor.hash());
      update.setObject(2, at(now));
      update.setObject(3, at(now));
      update.setObject(4, at(expiresAt));
      update.setString(5, successor.sessionId());
      update.executeUpdate();
    }
  }

  /// Whether it was good until now.
  static boolean revoke(Connection connection, String id, Instant now) throws SQLException {
    try (var update = connection.prepareStatement(REVOKE)) {
      update.setObject(1, at(now));
      update.setString(2, id);
      return update.executeUpdate() == 1;
    }
  }

  static boolean isOf(Connection connection, String id, String userId) throws SQLException {
    return Statements.first(
            connection,
            "select 1 from login_sessions where id = ? and user_id = ? and revoked_at is null",
            row -> true,
            id,
            userId)
        .isPresent();
  }

  /// Ends all sessions of a user but one, and says which.
  static List<String> revokeAll(Connection connection, String userId, String except, Instant now)
      throws SQLException {
    var ids =
        Statements.all(
            connection,
            """
            select id from login_sessions where user_id = ? and id <> ? and revoked_at is null
            """,
            row -> row.getString(1),
            userId,
            except);
    for (var id : ids) {
      revoke(connection, id, now);
    }
    return ids;
  }

  /// The good sessions of a user, last used first.
  static Future<List<LiveSession>> live(Database database, String userId, Instant now) {
    return database
        .read(LIVE, Tuple.of(userId, at(now)))
        .map(
            rows -> {
              var sessions = new ArrayList<LiveSession>();
              rows.forEach(
                  row ->
                      sessions.add(
                          new LiveSession(
                              row.getString(0),
                              row.getString(1),
                              row.getString(2),
                              row.getOffsetDateTime(3),
                              row.getOffsetDateTime(4))));
              return sessions;
            });
  }

  /// Forgets sessions that have been over for a while.
  static int purge(Connection connection, Instant expiredBefore) throws SQLException {
    try (var delete = connection.prepareStatement(PURGE)) {
      delete.setObject(1, at(expiredBefore));
      return delete.executeUpdate();
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
