package chat.parlor.account;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import java.sql.Connection;
import java.sql.SQLException;

/// The secret that all nodes on one database share.
final class KeyStore {
  private static final String NAME = "token.key";

  private KeyStore() {}

  /// The secret in the database; the first node to ask puts its own there.
  static String shared(Connection connection, String own) throws SQLException {
    update(
        connection,
        "insert into secrets (name, hex) values (?, ?) on conflict do nothing",
        NAME,
        own);
    return first(
            connection, "select hex from secrets where name = ?", row -> row.getString(1), NAME)
        .orElseThrow();
  }
}
