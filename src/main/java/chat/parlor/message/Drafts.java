package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.room.Door;
import chat.parlor.room.Notice;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Tail;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// What people have begun to write, on whichever of their devices.
public final class Drafts {
  private final Database database;
  private final RoomLog log;
  private final DraftStore store = new DraftStore();

  public Drafts(Database database, RoomLog log) {
    this.database = database;
    this.log = log;
  }

  /// Keeps a text for a room its writer is in, or with an empty one forgets it, and tells his
  /// devices.
  public Future<Void> set(User user, String room, String text) {
    return database
        .writes()
        .submit(
            room,
            connection -> {
              Tail.hold(connection, room);
              Door.require(connection, user.id(), room);
              if (store.text(connection, user.id(), room).equals(text)) {
                return Optional.<Draft>empty();
              }
              var draft = new Draft(room, text, Times.now());
              store.set(connection, user.id(), draft);
              return Optional.of(draft);
            },
            changed -> changed.ifPresent(draft -> tell(user, draft)))
        .mapEmpty();
  }

  /// What the user has begun, ordered by room; `after` is the last room of the page before.
  public Future<List<Draft>> of(User user, String after, int limit) {
    return store.page(database, user.id(), after, limit);
  }

  private void tell(User user, Draft draft) {
    log.notice(new Notice(user.id(), draft.toJson().put("kind", "draft")));
  }
}
