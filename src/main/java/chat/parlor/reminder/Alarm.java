package chat.parlor.reminder;

import chat.parlor.account.Notices;
import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.notice.NoticeStore;
import chat.parlor.notice.Tidings;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every second for reminders that are due, on every node. One of the nodes turns a reminder
/// from waiting to done and writes its notice, in one commit: so it is told once, whoever lives.
public final class Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
  private static final long EVERY_MS = 1_000;
  private static final long FORGET_EVERY_MS = 3_600_000;
  private static final int PAGE = 50;
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final Duration ENDED_KEPT = Duration.ofDays(7);

  private final Vertx vertx;
  private final Database database;
  private final Notices notices;
  private final Herald herald;
  private final ReminderStore store;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final List<Long> timers = new ArrayList<>();

  private Alarm(Vertx vertx, Database database, Notices notices, Herald herald) {
    this.vertx = vertx;
    this.database = database;
    this.notices = notices;
    this.herald = herald;
    this.store = new ReminderStore(database);
  }

  /// Looks first for what was due while nobody was there, a second later: the start has enough to
  /// do.
  public static Alarm begin(Vertx vertx, Database database, Notices notices, Herald herald) {
    var alarm = new Alarm(vertx, database, notices, herald);
    alarm.timers.add(vertx.setPeriodic(EVERY_MS, timer -> alarm.look()));
    alarm.timers.add(vertx.setPeriodic(FORGET_EVERY_MS, timer -> alarm.forget()));
    return alarm;
  }

  public void close() {
    timers.forEach(vertx::cancelTimer);
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      tellDue()
          .onFailure(failure -> LOG.warn("Reminders wait a moment longer.", failure))
          .onComplete(done -> looking.set(false));
    }
  }

  private Future<Void> tellDue() {
    return store
        .due(Times.now(), PAGE)
        .compose(
            ids ->
                ids.isEmpty()
                    ? Future.succeededFuture()
                    : claim(ids)
                        .compose(told -> ids.size() < PAGE ? Future.succeededFuture() : tellDue()));
  }

  /// What one of them was turned into.
  private record Told(String id, Tidings.Written notice) {}

  private Future<List<Told>> claim(List<String> ids) {
    // Every node takes them in the same order, so none waits for another that waits for it.
    var inOrder = ids.stream().sorted(Comparator.naturalOrder()).toList();
    return database.writes().submit("", connection -> claim(connection, inOrder), this::tell);
  }

  private static List<Told> claim(Connection connection, List<String> ids) throws SQLException {
    var now = Times.now();
    var told = new ArrayList<Told>();
    for (var id : ids) {
      var claimed = ReminderStore.claim(connection, id, now);
      if (claimed.isPresent()) {
        var one = claimed.get();
        var notice = Ids.next();
        var late = one.due().plus(LATE).isBefore(now);
        NoticeStore.remind(
            connection, notice, one.userId(), one.messageId(), one.text(), one.due(), late);
        told.add(new Told(id, new Tidings.Written(one.userId(), notice)));
      }
    }
    return told;
  }

  private void tell(List<Told> told) {
    for (var one : told) {
      notices.tell(one.notice().userId(), Reminders.ended(one.id()));
      herald.tell(List.of(one.notice()));
    }
  }

  private void forget() {
    database
        .writes()
        .submit(
            connection -> {
              ReminderStore.forget(connection, Times.now().minus(ENDED_KEPT));
              return null;
            })
        .onFailure(failure -> LOG.warn("Old reminders stay for now.", failure));
  }
}
