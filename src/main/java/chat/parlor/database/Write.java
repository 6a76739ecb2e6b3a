package chat.parlor.database;

import java.util.Arrays;
import java.util.List;

/// An insert, update or delete that a writer is going to make: see [Statements#write].
public record Write(String sql, List<Object> parameters) {
  public static Write of(String sql, Object... parameters) {
    return new Write(sql, Arrays.asList(parameters));
  }
}
