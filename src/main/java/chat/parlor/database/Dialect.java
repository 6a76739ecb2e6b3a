package chat.parlor.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where the data lives and what is special about writing there.
///
/// @param url a JDBC URL of H2 or PostgreSQL
record Dialect(String url, String user, String password) {
  boolean syncsAfterCommit() {
    return url.startsWith("jdbc:h2:");
  }

  /// A writer's connection: explicit commits only.
  Connection connect() throws SQLException {
    var connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
    return connection;
  }

  /// H2 answers a commit from memory. This writes what is committed to the file and makes exactly
  /// one fsync; before it nothing may be acknowledged.
  void sync(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  /// Whether a failure means that the embedded file can no longer be trusted.
  static boolean fileIsLost(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause.getClass().getName().startsWith("org.h2.mvstore.MVStoreException")) {
        return true;
      }
    }
    return false;
  }
}
