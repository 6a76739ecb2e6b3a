package chat.parlor.database;

import chat.parlor.database.Statements.Mapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question of a writer to the database and, once it was asked, the answer. Questions that do not
/// depend on each other's answers are asked together: see [Statements#ask].
public final class Question<T> {
  final String sql;
  final Object[] parameters;
  private final Mapper<T> mapper;
  private List<T> answer;

  public Question(String sql, Mapper<T> mapper, Object... parameters) {
    this.sql = sql;
    this.mapper = mapper;
    this.parameters = parameters;
  }

  void answer(ResultSet rows) throws SQLException {
    var found = new ArrayList<T>();
    while (rows.next()) {
      found.add(mapper.map(rows));
    }
    answer = found;
  }

  /// The first row, if there is one.
  public Optional<T> first() {
    return all().stream().findFirst();
  }

  public List<T> all() {
    if (answer == null) {
      throw new IllegalStateException("Not asked yet.");
    }
    return answer;
  }
}
