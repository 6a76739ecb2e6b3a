package chat.parlor.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a writer does with statements and their parameters. Each statement is a round trip to the
/// database, and while a writer has a room in its hands others wait for it: what can go together
/// goes together.
public final class Statements {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final Collector<CharSequence, ?, String> TOGETHER = Collectors.joining(";\n");

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

  /// Asks all of these in this order, in one round trip where the database takes several statements
  /// at once. Each sees what was committed when its own turn came.
  public static void ask(Connection connection, List<Question<?>> questions) throws SQLException {
    if (questions.size() <= 1 || !takesSeveral(connection)) {
      for (var question : questions) {
        try (var statement = prepared(connection, question.sql, question.parameters);
            var rows = statement.executeQuery()) {
          question.answer(rows);
        }
      }
      return;
    }
    var sql = questions.stream().map(question -> question.sql).collect(TOGETHER);
    var parameters = questions.stream().flatMap(question -> Stream.of(question.parameters));
    try (var statement = prepared(connection, sql, parameters.toArray())) {
      statement.execute();
      for (var question : questions) {
        try (var rows = statement.getResultSet()) {
          question.answer(rows);
        }
        statement.getMoreResults();
      }
    }
  }

  /// Makes all of these in this order, in one round trip where the database takes several at once.
  public static void write(Connection connection, List<Write> writes) throws SQLException {
    if (writes.size() <= 1 || !takesSeveral(connection)) {
      for (var write : writes) {
        update(connection, write.sql(), write.parameters().toArray());
      }
      return;
    }
    var sql = writes.stream().map(Write::sql).collect(TOGETHER);
    var parameters = writes.stream().flatMap(write -> write.parameters().stream());
    try (var statement = prepared(connection, sql, parameters.toArray())) {
      statement.execute();
    }
  }

  private static boolean takesSeveral(Connection connection) throws SQLException {
    return connection.getMetaData().supportsMultipleResultSets();
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
