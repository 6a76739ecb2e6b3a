package chat.parlor.people;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/// Who is friends with whom, and who has asked. Both sides hear of a change on all their devices.
public final class Friends {
  public static final int PAGE = 100;

  private final Database database;
  private final Notices notices;
  private final Herald herald;
  private final CircleStore store;

  public Friends(Database database, Notices notices, Herald herald) {
    this.database = database;
    this.notices = notices;
    this.herald = herald;
    this.store = new CircleStore(database);
  }

  /// Takes a step; one that was taken before changes nothing. Two people who ask each other are
  /// friends.
  public Future<Void> take(User user, Step step, String otherId) {
    if (otherId.equals(user.id())) {
      return Future.failedFuture(Refusal.badRequest("That is you."));
    }
    return database
        .writes()
        .submit(
            "",
            connection -> Ties.take(connection, user, step, otherId).with(connection, herald),
            turn -> turn.tell(notices, herald))
        .mapEmpty();
  }

  /// Ends everything between somebody who has gone and others.
  public Future<Void> endAll(User user) {
    return store
        .around(user.id())
        .compose(
            others -> {
              Future<Void> ended = Future.succeededFuture();
              for (var other : others) {
                ended = ended.compose(v -> end(user, other));
              }
              return others.isEmpty() ? ended : ended.compose(v -> endAll(user));
            });
  }

  private Future<Void> end(User user, String otherId) {
    return database
        .writes()
        .submit(
            "",
            connection -> Ties.forget(connection, user, otherId).with(connection, herald),
            turn -> turn.tell(notices, herald))
        .mapEmpty();
  }

  /// A page of ties, ordered by the other's id; `after` is the last id of the page before.
  public Future<List<Tied>> of(User user, String after) {
    return store.ties(user.id(), after, PAGE);
  }

  /// How somebody stands to another person.
  public Future<Relation> relation(User viewer, String userId) {
    return store.relation(viewer.id(), userId);
  }

  /// The ids of the friends of each of some people, not more than a few hundred.
  public Future<Map<String, List<String>>> ofEach(List<String> userIds) {
    return store.friendsOf(userIds);
  }
}
