package chat.parlor.account;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.database.Database;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/// The profiles in the database.
final class ProfileStore {
  private static final String READ =
      """
      select id, username, display_name, status_text, status_until, time_zone, theme, findable,
        shows_reads, directs_from, quiet_from, quiet_to
      from users where id = ?
      """;

  private ProfileStore() {}

  static Future<Profile> read(Database database, String userId) {
    return database
        .read(READ, Tuple.of(userId))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.failedFuture(new Refusal(Code.NOT_FOUND, "There is no such person."))
                    : Future.succeededFuture(profile(rows.iterator().next())));
  }

  /// The profile, which nobody else changes until the commit.
  static Profile hold(Connection connection, String userId) throws SQLException {
    return first(
            connection,
            READ + " for update",
            row ->
                new Profile(
                    new User(row.getString(1), row.getString(2), row.getString(3)),
                    status(row.getString(4), row.getObject(5, OffsetDateTime.class)),
                    row.getString(6),
                    row.getString(7),
                    row.getBoolean(8),
                    row.getBoolean(9),
                    row.getString(10),
                    QuietHours.ofMinutes(row.getInt(11), row.getInt(12))),
            userId)
        .orElseThrow();
  }

  static void write(Connection connection, Profile profile) throws SQLException {
    update(
        connection,
        """
        update users set status_text = ?, status_until = ?, time_zone = ?, theme = ?, findable = ?,
          shows_reads = ?, directs_from = ?, quiet_from = ?, quiet_to = ?
        where id = ?
        """,
        profile.status().text(),
        profile.status().until(),
        profile.timeZone(),
        profile.theme(),
        profile.findable(),
        profile.receipts(),
        profile.directsFrom(),
        profile.quietHours().fromMinute(),
        profile.quietHours().toMinute(),
        profile.user().id());
  }

  static void rename(Connection connection, User user, OffsetDateTime now) throws SQLException {
    update(
        connection,
        "update users set display_name = ?, renamed_at = ? where id = ?",
        user.displayName(),
        now,
        user.id());
  }

  private static Profile profile(Row row) {
    return new Profile(
        new User(row.getString(0), row.getString(1), row.getString(2)),
        status(row.getString(3), row.getOffsetDateTime(4)),
        row.getString(5),
        row.getString(6),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getString(9),
        QuietHours.ofMinutes(row.getInteger(10), row.getInteger(11)));
  }

  private static Status status(String text, OffsetDateTime until) {
    return text == null || text.isEmpty() ? Status.NONE : new Status(text, until);
  }
}
