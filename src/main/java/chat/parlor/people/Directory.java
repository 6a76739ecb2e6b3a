package chat.parlor.people;

import chat.parlor.account.NameWords;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import java.util.List;

/// Where people look for each other by the beginnings of their names. It shows only who may be
/// found.
public final class Directory {
  private static final int WORDS_MAX = 8;
  private static final int PAGE = 20;

  private final DirectoryStore store;

  public Directory(Database database) {
    this.store = new DirectoryStore(database);
  }

  /// A page of what was found.
  ///
  /// @param cursor where the next page goes on; null after the last
  public record Page(List<User> people, String cursor) {}

  /// The people each of whose names begins with one of the typed words, in the order of the names.
  ///
  /// @param cursor where the page before ended; empty for the first
  public Future<Page> find(User asker, String text, String cursor) {
    var words = NameWords.typed(text);
    if (words.isEmpty()) {
      return Future.succeededFuture(new Page(List.of(), null));
    }
    if (words.size() > WORDS_MAX) {
      return Future.failedFuture(Refusal.badRequest("Look for at most eight words."));
    }
    return store
        .find(asker.id(), words, cursor, PAGE + 1)
        .map(
            found -> {
              var page = found.subList(0, Math.min(PAGE, found.size()));
              return new Page(
                  page.stream().map(DirectoryStore.Found::user).toList(),
                  found.size() > PAGE ? page.getLast().cursor() : null);
            });
  }
}
