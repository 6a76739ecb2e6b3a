package chat.parlor.database;

import chat.parlor.embedded.Damaged;
import chat.parlor.embedded.WatchedPath;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one database of a node, H2 in a file or PostgreSQL. All writes go through `writes()`, one
/// connection and one order; reads have a pool of their own on which nothing is ever written.
public final class Database {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Vertx vertx;
  private final Dialect dialect;
  private final Readers readers;
  private final GroupCommit writes;
  private final AtomicBoolean damaged = new AtomicBoolean();
  private String writerId;

  private Database(Vertx vertx, Migrated tables) {
    this.vertx = vertx;
    this.dialect = tables.dialect;
    this.readers = new Readers(vertx, tables.source);
    this.writes = new GroupCommit(vertx, tables.dialect);
  }

  /// The URL of the embedded database in a directory. The options are those under which no
  /// acknowledged commit was lost and the file stays bounded.
  public static String embeddedIn(Path directory) {
    return WatchedPath.url(directory.resolve("parlor"))
        + ";WRITE_DELAY=10000;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=64;OPTIMIZE_REUSE_RESULTS=FALSE"
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
  }

  /// The file in which the embedded database keeps everything.
  public static Path fileIn(Path directory) {
    return directory.resolve("parlor.mv.db");
  }

  /// The file that remembers what is in that one.
  public static Path witnessIn(Path directory) {
    return directory.resolve("parlor.witness");
  }

  /// Connects and brings the tables up to date; blocks for as long as that takes.
  public static Migrated migrate(String url, String user, String password) {
    var dialect = new Dialect(url, user, password);
    var source = Readers.source(dialect);
    try {
      Flyway.configure().dataSource(source).locations(dialect.migrations()).load().migrate();
      return new Migrated(dialect, source);
    } catch (RuntimeException failure) {
      source.close();
      throw failure;
    }
  }

  /// Starts the writer.
  public static Future<Database> open(Vertx vertx, Migrated tables) {
    return new Database(vertx, tables).startWriter();
  }

  /// Whether it finds words itself: PostgreSQL does.
  public boolean hasFullText() {
    return !dialect.isEmbedded();
  }

  /// Whether other processes may write to it, too.
  public boolean isShared() {
    return !dialect.isEmbedded();
  }

  public GroupCommit writes() {
    return writes;
  }

  /// Reads, and shows nothing that is not on disk yet.
  public Future<RowSet<Row>> read(String sql, Tuple parameters) {
    return readers
        .execute(sql, parameters)
        .recover(this::refuse)
        .compose(rows -> writes.settled().map(rows));
  }

  /// Whether the database answers, and can be trusted.
  public Future<Void> ping() {
    if (damaged.get()) {
      return Future.failedFuture("The database file is damaged.");
    }
    return readers.execute("select 1", Tuple.tuple()).mapEmpty();
  }

  /// Who is told when the database can no longer be trusted. By then nothing is acknowledged.
  public void onFatal(Handler<Throwable> handler) {
    writes.onFatal(handler);
  }

  /// Writes what is waiting, then lets go of every connection.
  public Future<Void> close() {
    return vertx.undeploy(writerId).eventually(readers::close);
  }

  private Future<Database> startWriter() {
    var worker =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("parlor-writer")
            .setWorkerPoolSize(1);
    return vertx.deployVerticle(writes, worker).onSuccess(id -> writerId = id).map(this);
  }

  /// A database that does not answer is the server's trouble, not the caller's, and passes.
  private <T> Future<T> refuse(Throwable failure) {
    LOG.warn("A read failed: {}", failure.getMessage());
    if (Damaged.isBehind(failure) && damaged.compareAndSet(false, true)) {
      LOG.error("The database file is damaged; nothing is written to it any more.", failure);
      writes.refuseFromNowOn();
    }
    return Future.failedFuture(
        new Refusal(Code.UNAVAILABLE, "The database cannot be read right now."));
  }

  /// A database with all its tables, on which nothing runs yet.
  public static final class Migrated implements AutoCloseable {
    private final Dialect dialect;
    private final HikariDataSource source;

    private Migrated(Dialect dialect, HikariDataSource source) {
      this.dialect = dialect;
      this.source = source;
    }

    /// For when nothing is going to run on it.
    @Override
    public void close() {
      source.close();
    }
  }
}
