package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.room.Door;
import chat.parlor.room.Role;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/// What one message has said so far, for its author and the owners of its room. A deleted one has
/// never said anything.
public final class Versions {
  private static final int PAGE = 20;

  private static final String AUTHOR =
      "select author_id from messages where id = ? and room_id = ?";

  private static final String VERSIONS =
      """
      select seq, text, at from edits where message_id = ? and seq > ?
      union all
      select changed_seq, text, coalesce(edited_at, at)
      from messages where id = ? and changed_seq > ? and text is not null
      order by 1
      fetch first ? rows only
      """;

  private final Database database;
  private final Door door;

  public Versions(Database database, Door door) {
    this.database = database;
    this.door = door;
  }

  /// `{edits:[{text, at}…], cursor?}`, oldest first; the last is what the message says now.
  ///
  /// @param after the cursor of the page before, 0 for the first
  public Future<JsonObject> of(User user, String room, String id, long after) {
    return door.require(user.id(), room)
        .compose(
            role ->
                database
                    .read(AUTHOR, Tuple.of(id, room))
                    .compose(author -> allowed(user, role, author)))
        .compose(allowed -> database.read(VERSIONS, Tuple.of(id, after, id, after, PAGE + 1)))
        .map(Versions::page);
  }

  private static Future<Void> allowed(User user, Role role, RowSet<Row> author) {
    if (author.size() == 0) {
      return Future.failedFuture(Scribe.noSuchMessage());
    }
    return role.governs() || author.iterator().next().getString(0).equals(user.id())
        ? Future.succeededFuture()
        : Future.failedFuture(
            new Refusal(
                Code.NOT_ALLOWED,
                "Only its author or an owner of the room may see what a message said before."));
  }

  private static JsonObject page(RowSet<Row> rows) {
    var edits = new JsonArray();
    var last = 0L;
    for (var row : rows) {
      if (edits.size() == PAGE) {
        return new JsonObject().put("edits", edits).put("cursor", Long.toString(last));
      }
      last = row.getLong(0);
      edits.add(
          new JsonObject()
              .put("text", row.getString(1))
              .put("at", Times.text(row.getOffsetDateTime(2))));
    }
    return new JsonObject().put("edits", edits);
  }
}
