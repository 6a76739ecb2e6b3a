package chat.parlor.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The three things a writer does with a statement and its parameters.
public final class Statements {
  private static final String UNIQUE_VIOLATION = "23505";

  private Statements() {}

  /// What a row becomes.
  @FunctionalInterface
  public interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /// Runs an insert, update or delete and answers how many rows it touched.
  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (var statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /// The first row, if there is one.
  public static <T> Optional<T> first(
      Connection connection, String sql, Mapper<T> mapper, Object... parameters)
      throws SQLException {
    try (var statement = prepared(connection, sql, parameters);
        var rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
    }
  }

  public static <T> List<T> all(
      Connection connection, String sql, Mapper<T> mapper, Object... parameters)
      throws SQLException {
    try (var statement = prepared(connection, sql, parameters);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(mapper.map(rows));
      }
      return found;
    }
  }

  /// Whether a write failed because what has to be unique was there already.
  public static boolean isTaken(Throwable failure) {
    return failure instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
