package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.people.Friends;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last things of those who have closed their account: their ties end, their rooms are left,
/// and what they said is deleted where they wished for it, all of it as events of the rooms. Done
/// piece by piece, again where it was broken off, and harmless when two nodes do it.
public final class Farewells {
  private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
  private static final long AGAIN_MS = 30_000;

  private final Database database;
  private final Rooms rooms;
  private final Friends friends;
  private final Messages messages;
  private final FarewellStore store;
  private final AtomicBoolean working = new AtomicBoolean();

  private Farewells(Database database, Rooms rooms, Friends friends, Messages messages) {
    this.database = database;
    this.rooms = rooms;
    this.friends = friends;
    this.messages = messages;
    this.store = new FarewellStore(database);
  }

  /// Begins with whoever is left over from before.
  public static void begin(
      Vertx vertx, Database database, Rooms rooms, Friends friends, Messages messages) {
    var farewells = new Farewells(database, rooms, friends, messages);
    vertx.eventBus().<String>consumer(Address.LEAVING, said -> farewells.work());
    vertx.setPeriodic(AGAIN_MS, timer -> farewells.work());
    farewells.work();
  }

  private void work() {
    if (working.compareAndSet(false, true)) {
      next()
          .onFailure(failure -> LOG.warn("Somebody could not be seen off yet.", failure))
          .onComplete(done -> working.set(false));
    }
  }

  private Future<Void> next() {
    return store
        .leaver()
        .compose(
            leaver ->
                leaver
                    .map(one -> seeOff(one).compose(gone -> next()))
                    .orElse(Future.succeededFuture()));
  }

  private Future<Void> seeOff(FarewellStore.Leaver leaver) {
    var user = leaver.user();
    return friends
        .endAll(user)
        .compose(ended -> rooms.mentionIn(user.id(), new JsonObject().put("user", user.toJson())))
        .compose(told -> rooms.leaveAll(user))
        .compose(left -> leaver.erases() ? erase(user, "") : Future.succeededFuture())
        .compose(erased -> finish(user));
  }

  /// Page by page, and in each room of a page at once.
  private Future<Void> erase(User user, String afterClientId) {
    return store
        .said(user.id(), afterClientId)
        .compose(
            said -> {
              if (said.isEmpty()) {
                return Future.succeededFuture();
              }
              var inRooms = new TreeMap<String, List<String>>();
              said.forEach(
                  one -> inRooms.computeIfAbsent(one.room(), r -> new ArrayList<>()).add(one.id()));
              Future<Void> erased = Future.succeededFuture();
              for (var room : inRooms.entrySet()) {
                erased = erased.compose(v -> messages.erase(user, room.getKey(), room.getValue()));
              }
              return erased.compose(v -> erase(user, said.getLast().clientId()));
            });
  }

  private Future<Void> finish(User user) {
    return database
        .writes()
        .submit(
            connection -> {
              FarewellStore.finish(connection, user.id());
              return null;
            });
  }
}
