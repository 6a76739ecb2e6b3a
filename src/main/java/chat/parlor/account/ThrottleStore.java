package chat.parlor.account;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The weights that failures have left, one row for each username or network, and where users are
/// at home.
final class ThrottleStore {
  private ThrottleStore() {}

  /// How often a subject has failed, and until when that weighs.
  record Weight(int failures, Instant until) {}

  /// A subject's weight, which nobody else changes until the commit.
  static Weight hold(Connection connection, String subject) throws SQLException {
    update(
        connection,
        "insert into throttles (subject, failures, until) values (?, 0, ?) on conflict do nothing",
        subject,
        Instant.EPOCH.atOffset(ZoneOffset.UTC));
    return first(
            connection,
            "select failures, until from throttles where subject = ? for update",
            ThrottleStore::weight,
            subject)
        .orElseThrow();
  }

  static Optional<Weight> find(Connection connection, String subject) throws SQLException {
    return first(
        connection,
        "select failures, until from throttles where subject = ?",
        ThrottleStore::weight,
        subject);
  }

  private static Weight weight(ResultSet row) throws SQLException {
    return new Weight(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant());
  }

  static void put(Connection connection, String subject, Weight weight) throws SQLException {
    update(
        connection,
        "update throttles set failures = ?, until = ? where subject = ?",
        weight.failures(),
        weight.until().atOffset(ZoneOffset.UTC),
        subject);
  }

  static void clear(Connection connection, String subject) throws SQLException {
    update(connection, "delete from throttles where subject = ?", subject);
  }

  /// Forgets what has long ceased to weigh.
  static int purge(Connection connection, Instant before) throws SQLException {
    return update(
        connection, "delete from throttles where until < ?", before.atOffset(ZoneOffset.UTC));
  }
}
