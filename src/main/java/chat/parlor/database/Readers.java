package chat.parlor.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;

/// The connections that only read. Vert.x's pool keeps its connections for good, also those that a
/// restarted database has closed; so a failure replaces the pool, whose source hands out sound
/// ones.
final class Readers {
  private static final int CONNECTIONS_MAX = 8;
  private static final long WAIT_MS_MAX = 3_000;

  private final Vertx vertx;
  private final HikariDataSource source;
  private Pool pool;

  Readers(Vertx vertx, HikariDataSource source) {
    this.vertx = vertx;
    this.source = source;
    this.pool = newPool();
  }

  /// Connections for reading, which whoever comes first may use for something else.
  static HikariDataSource source(Dialect dialect) {
    var config = new HikariConfig();
    config.setPoolName("parlor-readers");
    config.setJdbcUrl(dialect.url());
    config.setUsername(dialect.user());
    config.setPassword(dialect.password());
    config.setDataSourceProperties(dialect.properties());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_MS_MAX);
    return new HikariDataSource(config);
  }

  /// Reads, and tries again once with other connections when it failed.
  Future<RowSet<Row>> execute(String sql, Tuple parameters) {
    var used = current();
    return used.preparedQuery(sql)
        .execute(parameters)
        .recover(
            failure ->
                isOfTheQuery(failure)
                    ? Future.failedFuture(failure)
                    : insteadOf(used).preparedQuery(sql).execute(parameters));
  }

  Future<Void> close() {
    return current().close().eventually(() -> vertx.executeBlocking(this::closeSource, false));
  }

  /// Whether the database has understood and refused, so that other connections would not help. SQL
  /// states of the classes 08 and 57 are about the connection and the server.
  private static boolean isOfTheQuery(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && !sql.getSQLState().startsWith("08")
        && !sql.getSQLState().startsWith("57");
  }

  private synchronized Pool current() {
    return pool;
  }

  private synchronized Pool insteadOf(Pool failed) {
    if (pool == failed) {
      pool = newPool();
      failed.close();
    }
    return pool;
  }

  private Pool newPool() {
    return JDBCPool.pool(vertx, source, new PoolOptions().setMaxSize(CONNECTIONS_MAX));
  }

  private Void closeSource() {
    source.close();
    return null;
  }
}
