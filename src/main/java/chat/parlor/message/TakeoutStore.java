package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// What somebody said, wherever it was: messages in the order of his client ids, what they said
/// before, what he put to others' messages, what he has begun to write, and
/// what he has asked to be told of, and was told.
record TakeoutStore(Database database) {
  private static final int PAGE = 200;

  private static final String MESSAGES =
      """
      select client_id, id, room_id, seq, at, text, edited_at, deleted_at, reply_to from messages
      where author_id = ? and client_id > ?
      order by client_id
      fetch first 200 rows only
      """;

  private static final String EDITS =
      """
      select m.client_id, e.seq, m.id, e.at, e.text
      from messages m join edits e on e.message_id = m.id
      where m.author_id = ? and m.client_id >= ? and (m.client_id > ? or e.seq > ?)
      order by m.client_id, e.seq
      fetch first 200 rows only
      """;

  private static final String REACTIONS =
      """
      select message_id, seq, emoji from reactions
      where user_id = ? and message_id >= ? and (message_id > ? or seq > ?)
      order by message_id, seq
      fetch first 200 rows only
      """;

  private static final String KEYWORDS =
      """
      select keyword from keywords
      where user_id = ? and keyword > ?
      order by keyword
      fetch first 200 rows only
      """;

  private static final String NOTICES =
      """
      select id, kind, at, room_id, message_id, text, due from notices
      where user_id = ? and id > ?
      order by id
      fetch first 200 rows only
      """;

  private static final String REMINDERS =
      """
      select id, state, due, text, message_id from reminders
      where user_id = ? and id > ?
      order by id
      fetch first 200 rows only
      """;

  Future<Takeout.Part> messages(String userId, String afterClientId) {
    return page(
        MESSAGES, Tuple.of(userId, afterClientId), TakeoutStore::message, row -> row.getString(0));
  }

  /// What messages said before, without those that are deleted.
  Future<Takeout.Part> edits(String userId, String cursor) {
    return page(
        EDITS, after(userId, cursor), TakeoutStore::edit, row -> cursor(row.getString(0), row));
  }

  Future<Takeout.Part> reactions(String userId, String cursor) {
    return page(
        REACTIONS,
        after(userId, cursor),
        row -> new JsonObject().put("message", row.getString(0)).put("emoji", row.getString(2)),
        row -> cursor(row.getString(0), row));
  }

  Future<Takeout.Part> drafts(String userId, String afterRoom) {
    return new DraftStore()
        .page(database, userId, afterRoom, PAGE)
        .map(
            drafts ->
                new Takeout.Part(
                    drafts.stream().map(Draft::toJson).toList(),
                    drafts.size() < PAGE ? null : drafts.getLast().room()));
  }

  Future<Takeout.Part> keywords(String userId, String after) {
    return page(
        KEYWORDS,
        Tuple.of(userId, after),
        row -> new JsonObject().put("keyword", row.getString(0)),
        row -> row.getString(0));
  }

  /// Those of the person's own; what others said is only named.
  Future<Takeout.Part> notices(String userId, String after) {
    return page(NOTICES, Tuple.of(userId, after), TakeoutStore::notice, row -> row.getString(0));
  }

  Future<Takeout.Part> reminders(String userId, String after) {
    return page(
        REMINDERS, Tuple.of(userId, after), TakeoutStore::reminder, row -> row.getString(0));
  }

  private Future<Takeout.Part> page(
      String query, Tuple whose, Function<Row, JsonObject> json, Function<Row, String> cursor) {
    return database
        .read(query, whose)
        .map(
            rows -> {
              var list = StreamSupport.stream(rows.spliterator(), false).toList();
              return new Takeout.Part(
                  list.stream().map(json).toList(),
                  list.size() < PAGE ? null : cursor.apply(list.getLast()));
            });
  }

  /// A cursor is a number of the log and what it belongs to.
  private static String cursor(String id, Row row) {
    return row.getLong(1) + " " + id;
  }

  private static Tuple after(String userId, String cursor) {
    var parts = cursor.isEmpty() ? List.of("0", "") : List.of(cursor.split(" ", 2));
    var id = parts.get(1);
    return Tuple.of(userId, id, id, Long.parseLong(parts.get(0)));
  }

  private static JsonObject message(Row row) {
    var json =
        new JsonObject()
            .put("clientId", row.getString(0))
            .put("id", row.getString(1))
            .put("room", row.getString(2))
            .put("seq", row.getLong(3))
            .put("at", Times.text(row.getOffsetDateTime(4)));
    put(json, "text", row.getString(5));
    put(json, "editedAt", Times.textOrNull(row.getOffsetDateTime(6)));
    put(json, "deletedAt", Times.textOrNull(row.getOffsetDateTime(7)));
    put(json, "replyTo", row.getString(8));
    return json;
  }

  private static JsonObject edit(Row row) {
    return new JsonObject()
        .put("message", row.getString(2))
        .put("text", row.getString(4))
        .put("at", Times.text(row.getOffsetDateTime(3)));
  }

  private static JsonObject notice(Row row) {
    var json =
        new JsonObject()
            .put("id", row.getString(0))
            .put("kind", row.getString(1))
            .put("at", Times.text(row.getOffsetDateTime(2)));
    put(json, "room", row.getString(3));
    put(json, "message", row.getString(4));
    put(json, "text", row.getString(5));
    put(json, "due", Times.textOrNull(row.getOffsetDateTime(6)));
    return json;
  }

  private static JsonObject reminder(Row row) {
    var json =
        new JsonObject()
            .put("id", row.getString(0))
            .put("state", row.getString(1))
            .put("at", Times.text(row.getOffsetDateTime(2)));
    put(json, "text", row.getString(3));
    put(json, "message", row.getString(4));
    return json;
  }

  private static void put(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
