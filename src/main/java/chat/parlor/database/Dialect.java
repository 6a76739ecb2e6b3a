package chat.parlor.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/// Where the data lives and what is special about writing there.
///
/// @param url a JDBC URL of H2 or PostgreSQL
record Dialect(String url, String user, String password) {
  boolean syncsAfterCommit() {
    return isEmbedded();
  }

  boolean isEmbedded() {
    return url.startsWith("jdbc:h2:");
  }

  /// Where the migrations are: those of both, and those of PostgreSQL alone.
  String[] migrations() {
    var common = "classpath:db/migration";
    return isEmbedded() ? new String[] {common} : new String[] {common, "classpath:db/postgresql"};
  }

  /// A writer's connection: explicit commits only, and each of them on disk before it returns,
  /// whatever the server's own setting is.
  Connection connect() throws SQLException {
    var properties = properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    var connection = DriverManager.getConnection(url, properties);
    connection.setAutoCommit(false);
    if (!syncsAfterCommit()) {
      try (var statement = connection.createStatement()) {
        statement.execute("set synchronous_commit to on");
        // A node that hangs in the middle of its writing must not hold up the others. Whoever waits
        // for a lock much longer than groups take does its own again: most likely two wait for each
        // other.
        statement.execute("set idle_in_transaction_session_timeout to '3s'");
        statement.execute("set lock_timeout to '1s'");
      }
      connection.commit();
    }
    return connection;
  }

  /// What the driver is told: a server that does not answer is given up, in seconds.
  Properties properties() {
    var properties = new Properties();
    if (!syncsAfterCommit()) {
      properties.setProperty("connectTimeout", "3");
      properties.setProperty("socketTimeout", "10");
      properties.setProperty("tcpKeepAlive", "true");
    }
    return properties;
  }

  /// PostgreSQL answers a commit from the disk, H2 from memory. This writes what is committed to
  /// the file and makes exactly one fsync; before it nothing may be acknowledged.
  void sync(Connection connection) throws SQLException {
    if (!syncsAfterCommit()) {
      return;
    }
    try (var statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  /// Whether another writer was in the way, so that a group is better begun anew.
  static boolean isContended(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && Set.of("40P01", "40001", "55P03").contains(sql.getSQLState());
  }

  /// Whether a writer has been cut off.
  static boolean isCutOff(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && (sql.getSQLState().startsWith("08")
            || sql.getSQLState().startsWith("57")
            || "25P03".equals(sql.getSQLState()));
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
