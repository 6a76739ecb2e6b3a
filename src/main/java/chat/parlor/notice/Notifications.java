package chat.parlor.notice;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What somebody should know, as he reads it, and what of it he has read.
public final class Notifications {
  private final Database database;
  private final Herald herald;
  private final NoticeViewStore views;

  public Notifications(Database database, Herald herald) {
    this.database = database;
    this.herald = herald;
    this.views = new NoticeViewStore(database);
  }

  /// `{notices, unread, cursor?}`, newest first; `cursor` is where the page before ended, empty for
  /// the first.
  public Future<JsonObject> of(User user, String cursor, int limit, boolean unread) {
    return views
        .page(user.id(), cursor.isEmpty() ? NoticeViewStore.END : cursor, limit, unread)
        .compose(page -> views.unread(user.id()).map(count -> reply(page, count, limit)));
  }

  /// Marks one as read, or all that is there up to it.
  public Future<Void> read(User user, String id, boolean upTo) {
    return database
        .writes()
        .submit(
            "",
            connection -> {
              if (upTo) {
                NoticeViewStore.seeUpTo(connection, user.id(), id);
              } else {
                NoticeViewStore.see(connection, user.id(), id);
              }
              return null;
            },
            seen -> herald.tell(List.of(new Tidings.Changed(user.id()))))
        .mapEmpty();
  }

  private static JsonObject reply(List<Notification> page, long unread, int limit) {
    var list = new JsonArray();
    page.forEach(notification -> list.add(notification.toJson()));
    var reply = new JsonObject().put("notices", list).put("unread", unread);
    return page.size() < limit ? reply : reply.put("cursor", page.getLast().id());
  }
}
