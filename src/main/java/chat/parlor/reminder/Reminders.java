package chat.parlor.reminder;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import chat.parlor.room.Door;
import chat.parlor.room.Tail;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/// What people want to be reminded of: asked for, listed, changed, cancelled, on all of one's
/// devices.
public final class Reminders {
  /// What somebody may wait for at once.
  private static final int WAITING_MAX = 500;

  private static final int PAGE = 50;

  /// Milliseconds and the id of the last one of a page.
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,15})\\.([0-9a-z]{26})");

  private final Database database;
  private final Notices notices;
  private final ReminderStore store;

  public Reminders(Database database, Notices notices) {
    this.database = database;
    this.notices = notices;
    this.store = new ReminderStore(database);
  }

  /// Asks for one; the same `clientId` again is answered with the first.
  ///
  /// @return `{reminder}`
  public Future<JsonObject> add(User user, Request asked) {
    return insert(user, asked)
        // Another node was given the same clientId in the same moment.
        .recover(
            failure ->
                Statements.isTaken(failure) ? insert(user, asked) : Future.failedFuture(failure))
        .compose(id -> told(user, id));
  }

  private Future<String> insert(User user, Request asked) {
    var room = asked.room() == null ? "" : asked.room();
    return database.writes().submit(room, work -> insert(work, user, asked), id -> {});
  }

  private static String insert(Connection connection, User user, Request asked)
      throws SQLException {
    if (asked.room() != null) {
      Tail.hold(connection, asked.room());
      Door.require(connection, user.id(), asked.room());
    }
    var zone = ReminderStore.zone(connection, user.id());
    if (asked.clientId() != null) {
      var there = ReminderStore.byClientId(connection, user.id(), asked.clientId());
      if (there.isPresent()) {
        return there.get();
      }
    }
    if (asked.message() != null
        && !ReminderStore.hasMessage(connection, asked.room(), asked.message())) {
      throw new Refusal(Code.NO_SUCH_MESSAGE, "There is no such message in this room.");
    }
    var due = asked.moment().from(Times.now(), zone);
    if (ReminderStore.waiting(connection, user.id()) >= WAITING_MAX) {
      throw new Refusal(Code.TOO_MANY, "There are at most " + WAITING_MAX + " reminders at once.");
    }
    var id = Ids.next();
    ReminderStore.insert(connection, id, user.id(), asked, due);
    return id;
  }

  /// Another time, other words, or both; null keeps what is there.
  ///
  /// @return `{reminder}`
  public Future<JsonObject> change(User user, String id, Moment moment, String text) {
    return database
        .writes()
        .submit(
            connection -> {
              var zone = ReminderStore.zone(connection, user.id());
              var due = moment == null ? null : moment.from(Times.now(), zone);
              if (!ReminderStore.change(connection, id, user.id(), due, text)) {
                throw noSuchReminder();
              }
              return null;
            })
        .compose(done -> told(user, id));
  }

  /// Takes one back that has not been told yet.
  public Future<Void> cancel(User user, String id) {
    return database
        .writes()
        .submit(
            "",
            connection -> {
              if (!ReminderStore.cancel(connection, id, user.id(), Times.now())) {
                throw noSuchReminder();
              }
              return null;
            },
            done -> notices.tell(user.id(), ended(id)))
        .mapEmpty();
  }

  /// `{reminders, cursor?}`: those that are waiting, by time; `cursor` is where the page before
  /// ended, empty for the first.
  public Future<JsonObject> of(User user, String cursor) {
    var last = CURSOR.matcher(cursor.isEmpty() ? "0." + "0".repeat(Ids.LENGTH) : cursor);
    if (!last.matches()) {
      return Future.failedFuture(Refusal.badRequest("\"cursor\" is not one of this list."));
    }
    var due = Instant.ofEpochMilli(Long.parseLong(last.group(1))).atOffset(ZoneOffset.UTC);
    return store.waiting(user.id(), due, last.group(2), PAGE).map(Reminders::reply);
  }

  /// `{kind, id}`: it is over, told or taken back.
  static JsonObject ended(String id) {
    return new JsonObject().put("kind", "reminder.ended").put("id", id);
  }

  private static JsonObject reply(List<Reminder> page) {
    var list = new JsonArray();
    page.forEach(reminder -> list.add(reminder.toJson()));
    var reply = new JsonObject().put("reminders", list);
    return page.size() < PAGE ? reply : reply.put("cursor", cursor(page.getLast()));
  }

  private static String cursor(Reminder last) {
    return millis(last.due()) + "." + last.id();
  }

  private static long millis(OffsetDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  private Future<JsonObject> told(User user, String id) {
    return store
        .one(user.id(), id)
        .map(found -> found.orElseThrow(Reminders::noSuchReminder).toJson())
        .onSuccess(
            reminder ->
                notices.tell(
                    user.id(), new JsonObject().put("kind", "reminder").put("reminder", reminder)))
        .map(reminder -> new JsonObject().put("reminder", reminder));
  }

  private static Refusal noSuchReminder() {
    return new Refusal(Code.NOT_FOUND, "There is no such reminder, or it is over.");
  }
}
