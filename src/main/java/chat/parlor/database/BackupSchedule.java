package chat.parlor.database;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hours at which backups are made. One that is due at the start, because none was ever made or
/// no Parlor ran when it was due, is made at once.
public final class BackupSchedule {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);

  private final Vertx vertx;
  private final Backups backups;
  private final Duration every;
  private final InstantSource clock;
  private final WorkerExecutor worker;

  private BackupSchedule(Vertx vertx, Backups backups, Duration every, InstantSource clock) {
    this.vertx = vertx;
    this.backups = backups;
    this.every = every;
    this.clock = clock;
    this.worker = vertx.createSharedWorkerExecutor("parlor-backup", 1, 1, TimeUnit.DAYS);
  }

  /// Goes on until Vert.x is closed.
  public static void begin(Vertx vertx, Backups backups, Duration every, InstantSource clock) {
    new BackupSchedule(vertx, backups, every, clock).planNext();
  }

  private void planNext() {
    worker
        .executeBlocking(() -> backups.newest().map(newest -> newest.plus(every)))
        .onSuccess(due -> planAt(due.orElse(clock.instant())))
        .onFailure(this::planAfter);
  }

  private void planAt(Instant due) {
    var wait = Duration.between(clock.instant(), due).toMillis();
    vertx.setTimer(Math.max(1, wait), timer -> make());
  }

  private void make() {
    worker
        .executeBlocking(() -> backups.make(clock.instant()))
        .onSuccess(
            made -> {
              LOG.info("A backup was made: {}", made);
              planNext();
            })
        .onFailure(this::planAfter);
  }

  private void planAfter(Throwable failure) {
    LOG.error("A backup could not be made; it is tried again soon.", failure);
    vertx.setTimer(AFTER_FAILURE.toMillis(), timer -> make());
  }
}
