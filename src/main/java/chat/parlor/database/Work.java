package chat.parlor.database;

import java.sql.Connection;
import java.sql.SQLException;

/// One unit of writing: statements that take effect together or not at all. It runs on the writer's
/// thread, holds up every other write while it runs, and may refuse by throwing a `Refusal`.
@FunctionalInterface
public interface Work<T> {
  T run(Connection connection) throws SQLException;
}
