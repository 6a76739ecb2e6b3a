package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Tidings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/// How far people have read in their rooms: one number for each member. Others see it unless the
/// person does not want that.
public final class Reads {
  private final Database database;
  private final RoomLog log;
  private final Door door;
  private final Herald herald;
  private final Views views;
  private final Watermarks watermarks;
  private final RoomStore store = new RoomStore();

  public Reads(Vertx vertx, Database database, RoomLog log, Door door, Herald herald) {
    this.database = database;
    this.log = log;
    this.door = door;
    this.herald = herald;
    this.views = new Views(database);
    this.watermarks = new Watermarks(vertx, log);
  }

  /// @param shown whether others see it
  /// @param concerned whether notices of the user's are read by it, or unread again
  private record Marked(Watermark at, boolean shown, boolean concerned) {}

  /// Puts the user's read position at a number of the log, on all his devices.
  public Future<Void> mark(User user, String room, long seq) {
    return database
        .writes()
        .submit(
            room,
            connection -> {
              var head = Tail.hold(connection, room).last();
              Door.require(connection, user.id(), room);
              var read = Math.min(seq, head);
              var concerned = Herald.isConcerned(connection, room, user.id(), read);
              store.setRead(connection, room, user.id(), read);
              return new Marked(
                  new Watermark(user.id(), read),
                  store.showsReads(connection, user.id()),
                  concerned);
            },
            marked -> {
              if (marked.shown()) {
                watermarks.moved(room, marked.at());
              }
              if (marked.concerned()) {
                herald.tell(List.of(new Tidings.Changed(user.id())));
              }
            })
        .compose(marked -> views.room(user.id(), room))
        .onSuccess(now -> log.notice(Notice.read(user.id(), now)))
        .mapEmpty();
  }

  /// How far those have read who show it, ordered by their ids; `after` is the last id of the page
  /// before.
  public Future<List<Watermark>> of(User user, String room, String after, int limit) {
    return door.require(user.id(), room).compose(role -> views.reads(room, after, limit));
  }
}
