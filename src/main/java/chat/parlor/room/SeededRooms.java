package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.util.List;

/// Rooms made in bulk for demonstrations and benchmarks.
public record SeededRooms(Database database) {

  /// Adds a room with these members, the first of them its owner, and answers its id.
  public Future<String> add(String name, List<User> members) {
    var room = Ids.next();
    return database
        .writes()
        .submit(
            connection -> {
              SeedStore.insert(connection, room, name, members, Times.now());
              return room;
            });
  }
}
