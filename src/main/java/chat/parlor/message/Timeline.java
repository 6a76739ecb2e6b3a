package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.room.Entry;
import chat.parlor.room.RoomEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a room's log says, read by number: pages of messages for people, pages of events for
/// clients and nodes that missed some. It asks nobody's rights; its callers do.
public final class Timeline {
  /// Texts in one page: what a person or a socket can take at once.
  private static final int PAGE_BYTES_MAX = 192 * 1024;

  static final int OVERHEAD_BYTES = 512;

  private final Database database;
  private final PageStore pages;

  public Timeline(Database database) {
    this.database = database;
    this.pages = new PageStore(database);
  }

  /// A page of the log.
  ///
  /// @param events every durable event after the number asked for, in order, none missing
  /// @param last the number of the last of them, or the number asked for
  /// @param head the last number of the log when the page was read
  public record Page(List<LoggedEvent> events, long last, long head) {
    /// `{events, head, more}`.
    public JsonObject toJson() {
      var bodies = new JsonArray();
      events.forEach(event -> bodies.add(event.body()));
      return new JsonObject().put("events", bodies).put("head", head).put("more", last < head);
    }
  }

  /// One row of the log, with the message it is about as that is now; null for other kinds.
  public record LoggedEvent(Entry entry, long seq, Message message) {
    /// As clients see it in a page.
    public JsonObject body() {
      return entry.body(seq, message == null ? null : message.toJson());
    }

    /// About how many bytes it takes.
    int size() {
      return OVERHEAD_BYTES + (message == null ? 0 : message.size());
    }

    /// As it would have come over the bus.
    public RoomEvent event() {
      return entry.event(seq, message == null ? null : message.toJson());
    }

    LoggedEvent with(UnaryOperator<Message> read) {
      return message == null ? this : new LoggedEvent(entry, seq, read.apply(message));
    }
  }

  /// The events after a number.
  public Future<Page> after(String room, long after, int limit) {
    return database
        .read(
            TimelineRows.EVENTS,
            Tuple.of(room, after, Math.min(after, Long.MAX_VALUE - limit) + limit))
        .compose(
            rows -> {
              var found = list(rows, TimelineRows::event);
              // Read after the events, it is never behind them; it may be behind the number asked
              // for, and whoever asked learns so that the log is older than they are.
              return head(room)
                  .compose(head -> withReactions(found).map(events -> page(events, after, head)));
            });
  }

  private Future<List<LoggedEvent>> withReactions(List<LoggedEvent> events) {
    var messages = events.stream().map(LoggedEvent::message).filter(Objects::nonNull).toList();
    return reactions(messages).map(read -> events.stream().map(event -> event.with(read)).toList());
  }

  private static Page page(List<LoggedEvent> found, long after, long head) {
    var events = withinBudget(found);
    return new Page(events, events.isEmpty() ? after : events.getLast().seq(), head);
  }

  /// The last number of a room's log, 0 for a room that is not there.
  public Future<Long> head(String room) {
    return database
        .read("select last_seq from rooms where id = ?", Tuple.of(room))
        .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  /// The last numbers of many logs, by room.
  public Future<Map<String, Long>> heads(List<String> rooms) {
    var places = String.join(", ", Collections.nCopies(rooms.size(), "?"));
    return database
        .read("select id, last_seq from rooms where id in (" + places + ")", Tuple.from(rooms))
        .map(
            rows -> {
              var heads = new HashMap<String, Long>();
              rows.forEach(row -> heads.put(row.getString(0), row.getLong(1)));
              return heads;
            });
  }

  /// `{messages, head, more}`: the newest messages.
  public Future<JsonObject> newest(String room, int limit) {
    return before(room, Long.MAX_VALUE, limit);
  }

  /// `{messages, head, more}`: the messages before a number; `more` says that there are older ones.
  public Future<JsonObject> before(String room, long seq, int limit) {
    return head(room)
        .compose(
            head ->
                older(room, seq, limit + 1, head)
                    .map(found -> answer(head, found, tail(found, limit))));
  }

  /// `{messages, head, more}`: the messages after a number; `more` says that there are newer ones.
  public Future<JsonObject> after(String room, Long seq, int limit) {
    return head(room)
        .compose(
            head ->
                newer(room, seq, limit + 1, head)
                    .map(found -> answer(head, found, head(found, limit))));
  }

  /// `{messages, head, more}`: the message of a number with as many on both sides; `more` says that
  /// there are older or newer ones.
  public Future<JsonObject> around(String room, long seq, int limit) {
    return head(room).compose(head -> around(room, seq, limit, head));
  }

  private Future<JsonObject> around(String room, long seq, int limit, long head) {
    var newerLimit = (limit + 1) / 2;
    var olderLimit = limit - newerLimit;
    return older(room, seq, olderLimit + 1, head)
        .compose(
            older ->
                newer(room, seq - 1, newerLimit + 1, head)
                    .map(
                        newer -> {
                          var found = new ArrayList<>(older);
                          found.addAll(newer);
                          var shown = new ArrayList<>(tail(older, olderLimit));
                          shown.addAll(head(newer, newerLimit));
                          return answer(head, found, shown);
                        }));
  }

  /// `{messages, head, more}`: around the first message said at a moment or after it; the newest
  /// messages when there is none.
  public Future<JsonObject> at(String room, OffsetDateTime moment, int limit) {
    return head(room)
        .compose(
            head ->
                new CalendarStore(database)
                    .first(room, head, moment)
                    .compose(seq -> seq > head ? newest(room, limit) : around(room, seq, limit)));
  }

  /// Messages as they are now, by id, as clients see them; those that are not there are left out.
  public Future<Map<String, JsonObject>> messages(List<String> ids) {
    if (ids.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return database
        .read(TimelineRows.messages(ids.size()), Tuple.from(ids))
        .compose(rows -> withReactionsOf(list(rows, TimelineRows::message)))
        .map(
            found -> {
              var messages = new HashMap<String, JsonObject>();
              found.forEach(message -> messages.put(message.id(), message.toJson()));
              return messages;
            });
  }

  private Future<List<Message>> older(String room, long before, int limit, long head) {
    return pages
        .before(room, before, limit, head)
        .compose(found -> withReactionsOf(found.reversed()));
  }

  private Future<List<Message>> newer(String room, long after, int limit, long head) {
    return pages.after(room, after, limit, head).compose(this::withReactionsOf);
  }

  private Future<List<Message>> withReactionsOf(List<Message> messages) {
    return reactions(messages).map(read -> messages.stream().map(read).toList());
  }

  /// Reads the reactions of those messages that have any, and puts them there.
  private Future<UnaryOperator<Message>> reactions(List<Message> messages) {
    var ids = messages.stream().filter(m -> m.kinds() > 0).map(Message::id).distinct().toList();
    if (ids.isEmpty()) {
      return Future.succeededFuture(UnaryOperator.identity());
    }
    return database
        .read(ReactionRows.shown(ids.size()), Tuple.from(ids))
        .map(rows -> ReactionRows.tallies(list(rows, ReactionRows::shown)))
        .map(all -> message -> message.with(all.getOrDefault(message.id(), List.of())));
  }

  /// @param head read before the messages, so that nothing up to it is missing from them
  /// @param found what there is, one more than was asked for if there is one
  private static JsonObject answer(long head, List<Message> found, List<Message> shown) {
    var more = found.size() > shown.size();
    var json = new JsonArray();
    shown.forEach(message -> json.add(message.toJson()));
    return new JsonObject().put("messages", json).put("head", head).put("more", more);
  }

  /// The first events whose texts fit into one page, at least one.
  private static List<LoggedEvent> withinBudget(List<LoggedEvent> events) {
    var bytes = 0L;
    for (var i = 0; i < events.size(); i++) {
      bytes += events.get(i).size();
      if (bytes > PAGE_BYTES_MAX && i > 0) {
        return events.subList(0, i);
      }
    }
    return events;
  }

  private static List<Message> head(List<Message> messages, int limit) {
    return messages.subList(0, fitting(messages, limit));
  }

  private static List<Message> tail(List<Message> messages, int limit) {
    return messages.subList(messages.size() - fitting(messages.reversed(), limit), messages.size());
  }

  /// How many messages from the front fit into one page.
  private static int fitting(List<Message> messages, int limit) {
    var bytes = 0L;
    for (var i = 0; i < Math.min(limit, messages.size()); i++) {
      bytes += messages.get(i).size();
      if (bytes > PAGE_BYTES_MAX && i > 0) {
        return i;
      }
    }
    return Math.min(limit, messages.size());
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> mapper) {
    var list = new ArrayList<T>(rows.size());
    rows.forEach(row -> list.add(mapper.apply(row)));
    return list;
  }
}
