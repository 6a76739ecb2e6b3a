package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.room.Door;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/// Everybody who put one emoji to one message, for whoever is in the room.
public final class Reactors {
  private static final int PAGE = 100;

  private static final String THERE = "select id from messages where id = ? and room_id = ?";

  private static final String MINE =
      "select seq from reactions where message_id = ? and emoji = ? and user_id = ?";

  private final Database database;
  private final Door door;

  public Reactors(Database database, Door door) {
    this.database = database;
    this.door = door;
  }

  /// `{users:[user…], mine, cursor?}`, in the order in which they did; `mine` says that the caller
  /// is among all of them.
  ///
  /// @param after the cursor of the page before, 0 for the first
  public Future<JsonObject> of(User user, String room, String id, Emoji emoji, long after) {
    return door.require(user.id(), room)
        .compose(role -> database.read(THERE, Tuple.of(id, room)))
        .compose(
            there ->
                there.size() == 0
                    ? Future.failedFuture(Scribe.noSuchMessage())
                    : database.read(MINE, Tuple.of(id, emoji.text(), user.id())))
        .compose(
            mine ->
                database
                    .read(ReactionRows.EVERYBODY, Tuple.of(id, emoji.text(), after, PAGE + 1))
                    .map(rows -> page(rows).put("mine", mine.size() > 0)));
  }

  private static JsonObject page(RowSet<Row> rows) {
    var users = new JsonArray();
    var last = 0L;
    for (var row : rows) {
      if (users.size() == PAGE) {
        return new JsonObject().put("users", users).put("cursor", Long.toString(last));
      }
      last = row.getLong(0);
      users.add(new User(row.getString(1), row.getString(2), row.getString(3)).toJson());
    }
    return new JsonObject().put("users", users);
  }
}
