package chat.parlor.database;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.jdbcclient.JDBCPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one database of a node, H2 in a file or PostgreSQL. All writes go through `writes()`, one
/// connection and one order; reads have a pool of their own on which nothing is ever written.
public final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final int READERS = 8;

  private final Vertx vertx;
  private final HikariDataSource readers;
  private final Pool pool;
  private final GroupCommit writes;
  private String writerId;

  private Database(Vertx vertx, Dialect dialect, HikariDataSource readers) {
    this.vertx = vertx;
    this.readers = readers;
    this.pool = JDBCPool.pool(vertx, readers, new PoolOptions().setMaxSize(READERS));
    this.writes = new GroupCommit(vertx, dialect);
  }

  /// The URL of the embedded database in a directory. The options are those under which no
  /// acknowledged commit was lost and the file stays bounded.
  public static String embeddedIn(Path directory) {
    return "jdbc:h2:file:"
        + directory.resolve("parlor").toAbsolutePath()
        + ";WRITE_DELAY=10000;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64"
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
  }

  /// Connects, brings the tables up to date and starts the writer.
  public static Future<Database> open(Vertx vertx, String url, String user, String password) {
    var dialect = new Dialect(url, user, password);
    return vertx
        .executeBlocking(() -> new Database(vertx, dialect, migrated(dialect)), false)
        .compose(Database::startWriter);
  }

  public GroupCommit writes() {
    return writes;
  }

  /// Reads, and shows nothing that is not on disk yet.
  public Future<RowSet<Row>> read(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .recover(Database::refuse)
        .compose(rows -> writes.settled().map(rows));
  }

  /// Whether the database answers.
  public Future<Void> ping() {
    return pool.query("select 1").execute().mapEmpty();
  }

  /// Who is told when the database can no longer be trusted. By then nothing is acknowledged.
  public void onFatal(Handler<Throwable> handler) {
    writes.onFatal(handler);
  }

  /// Writes what is waiting, then lets go of every connection.
  public Future<Void> close() {
    return vertx
        .undeploy(writerId)
        .eventually(pool::close)
        .eventually(() -> vertx.executeBlocking(this::closeReaders, false));
  }

  private Void closeReaders() {
    readers.close();
    return null;
  }

  private Future<Database> startWriter() {
    var worker =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("parlor-writer")
            .setWorkerPoolSize(1);
    return vertx.deployVerticle(writes, worker).onSuccess(id -> writerId = id).map(this);
  }

  private static HikariDataSource migrated(Dialect dialect) {
    var config = new HikariConfig();
    config.setPoolName("parlor-readers");
    config.setJdbcUrl(dialect.url());
    config.setUsername(dialect.user());
    config.setPassword(dialect.password());
    config.setMaximumPoolSize(READERS);
    config.setDataSourceProperties(dialect.properties());
    config.setConnectionTimeout(5_000);
    var source = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(source).load().migrate();
      return source;
    } catch (RuntimeException failure) {
      source.close();
      throw failure;
    }
  }

  /// A database that does not answer is the server's trouble, not the caller's, and passes.
  private static <T> Future<T> refuse(Throwable failure) {
    LOG.warn("A read failed.", failure);
    return Future.failedFuture(
        new Refusal(Code.UNAVAILABLE, "The database cannot be read right now."));
  }
}
