package chat.parlor.account;

import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Accounts on their way out, in the database.
final class LeaverStore {
  private LeaverStore() {}

  /// What is left of somebody: a name that nobody can sign in with.
  static User formerMember(String userId) {
    return new User(userId, "former-" + userId.substring(userId.length() - 20), "Former member");
  }

  /// Takes everything of the person out of the tables of this feature.
  static void strip(Connection connection, String userId, Closing.Messages messages, Instant now)
      throws SQLException {
    var former = formerMember(userId);
    var at = now.atOffset(ZoneOffset.UTC);
    update(
        connection,
        """
        update users set username = ?, display_name = ?, password_hash = '-', last_seen = null,
          status_text = null, status_until = null, time_zone = null, theme = 'system',
          findable = false, shows_reads = false, directs_from = 'friends', quiet_from = 0,
          quiet_to = 0, renamed_at = ?, deleted_at = ?, leaving = ?
        where id = ?
        """,
        former.username(),
        former.displayName(),
        at,
        at,
        messages.word(),
        userId);
    for (var own :
        List.of("pictures", "drafts", "keywords", "reminders", "notices", "notices_seen")) {
      update(connection, "delete from " + own + " where user_id = ?", userId);
    }
    update(
        connection,
        "update login_sessions set device = '', address = '' where user_id = ?",
        userId);
  }
}
