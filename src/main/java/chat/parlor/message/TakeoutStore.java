package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/// What somebody said, wherever it was, in the order of his client ids.
record TakeoutStore(Database database) {
  private static final int PAGE = 200;

  private static final String MESSAGES =
      """
      select client_id, id, room_id, seq, at, text, edited_at, deleted_at, reply_to from messages
      where author_id = ? and client_id > ?
      order by client_id
      fetch first 200 rows only
      """;

  Future<Takeout.Part> messages(String userId, String afterClientId) {
    return database
        .read(MESSAGES, Tuple.of(userId, afterClientId))
        .map(
            rows -> {
              var list = StreamSupport.stream(rows.spliterator(), false).map(this::json).toList();
              return new Takeout.Part(list, cursor(list));
            });
  }

  private static String cursor(List<JsonObject> page) {
    return page.size() < PAGE ? null : page.getLast().getString("clientId");
  }

  private JsonObject json(Row row) {
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

  private static void put(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
