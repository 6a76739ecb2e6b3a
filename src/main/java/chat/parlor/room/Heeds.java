package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Level;
import io.vertx.core.Future;
import java.time.OffsetDateTime;

/// How much of each of their rooms people want to be told: a level, and until when it makes no
/// noise.
public final class Heeds {
  private final Database database;
  private final RoomLog log;
  private final Views views;
  private final RoomStore store = new RoomStore();

  public Heeds(Database database, RoomLog log) {
    this.database = database;
    this.log = log;
    this.views = new Views(database);
  }

  /// What somebody wants to be different.
  ///
  /// @param level null keeps what there is
  /// @param mutes whether `mutedUntil` counts, which is null for no longer
  public record Wish(Level level, boolean mutes, OffsetDateTime mutedUntil) {}

  /// Changes it, and tells the user's devices.
  public Future<Room> change(User user, String room, Wish wish) {
    return database
        .writes()
        .submit(
            room,
            connection -> {
              Tail.hold(connection, room);
              Door.require(connection, user.id(), room);
              if (wish.level() != null) {
                store.setLevel(connection, room, user.id(), wish.level());
              }
              if (wish.mutes()) {
                store.setMuted(connection, room, user.id(), wish.mutedUntil());
              }
              return null;
            },
            done -> {})
        .compose(done -> views.room(user.id(), room))
        .onSuccess(now -> log.notice(Notice.heeded(user.id(), now)));
  }
}
