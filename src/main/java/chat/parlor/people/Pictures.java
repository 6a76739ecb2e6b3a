package chat.parlor.people;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The pictures by which people are known. Each is made anew, one after the other, because a file
/// may cost far more to decode than to send.
public final class Pictures {
  /// Pictures that may wait to be made; beyond that the answer is `overloaded`.
  private static final int WAITING_MAX = 8;

  private final Vertx vertx;
  private final Database database;
  private final PictureStore store;
  private final AtomicInteger waiting = new AtomicInteger();
  private Future<?> last = Future.succeededFuture();

  public Pictures(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
    this.store = new PictureStore(database);
  }

  /// Makes a picture from a file and answers its name.
  public Future<String> put(User user, Buffer file) {
    if (waiting.incrementAndGet() > WAITING_MAX) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new Refusal(Code.OVERLOADED, "Too many pictures are being made; try again in a moment."));
    }
    return inTurn(file)
        .onComplete(made -> waiting.decrementAndGet())
        .compose(
            image -> {
              var id = Ids.next();
              return database
                  .writes()
                  .submit(
                      connection -> {
                        PictureStore.put(connection, user.id(), id, image);
                        return id;
                      });
            });
  }

  public Future<Void> remove(User user) {
    return database
        .writes()
        .submit(
            connection -> {
              PictureStore.remove(connection, user.id());
              return null;
            });
  }

  /// The picture of a name, a JPEG.
  ///
  /// @return fails with `not_found` when there is none, or not for this viewer
  public Future<Buffer> image(User viewer, String id) {
    return store
        .image(id, viewer.id())
        .map(
            found ->
                found.orElseThrow(() -> new Refusal(Code.NOT_FOUND, "There is no such picture.")));
  }

  /// The picture of a person, empty if there is none.
  public Future<Buffer> own(User user) {
    return store.imageOf(user.id()).map(found -> found.orElseGet(Buffer::buffer));
  }

  /// The names of the pictures of those who have one that this viewer may see.
  public Future<Map<String, String>> namesOf(User viewer, List<String> userIds) {
    return store.namesOf(userIds, viewer.id());
  }

  private synchronized Future<byte[]> inTurn(Buffer file) {
    var made =
        last.transform(before -> vertx.executeBlocking(() -> Portrait.of(file.getBytes()), false));
    last = made;
    return made;
  }
}
