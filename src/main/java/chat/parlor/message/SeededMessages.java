package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.util.List;

/// Messages made in bulk for demonstrations and benchmarks.
public record SeededMessages(Database database) {

  /// Adds messages to a room, by its members in turn.
  public Future<Void> add(String room, List<User> members, int count) {
    return database
        .writes()
        .submit(
            connection -> {
              var words = new WordStore(database.hasFullText());
              SeedStore.insert(connection, words, room, members, count, Times.now());
              return null;
            });
  }
}
