package chat.parlor.people;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.account.Users;
import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Whom somebody does not want to hear from. The one who is blocked is not told: a friendship ends
/// as if it had been taken back, and whoever blocked him just seems to be away.
public final class Blocks {
  public static final int PAGE = 100;

  private final Database database;
  private final Notices notices;
  private final Herald herald;
  private final Unseen unseen;
  private final CircleStore store;

  public Blocks(Database database, Notices notices, Herald herald, Unseen unseen) {
    this.database = database;
    this.notices = notices;
    this.herald = herald;
    this.unseen = unseen;
    this.store = new CircleStore(database);
  }

  /// What a change came to.
  private record Turn(boolean changed, User other, Ties.Turn ties) {}

  public Future<Void> add(User user, String otherId) {
    return turn(user, otherId, true);
  }

  public Future<Void> remove(User user, String otherId) {
    return turn(user, otherId, false);
  }

  /// A page of those whom somebody has blocked, ordered by id; `after` is the last id of the page
  /// before.
  public Future<List<Blocked>> of(User user, String after) {
    return store.blocks(user.id(), after, PAGE);
  }

  private Future<Void> turn(User user, String otherId, boolean blocked) {
    if (otherId.equals(user.id())) {
      return Future.failedFuture(Refusal.badRequest("That is you."));
    }
    return database
        .writes()
        .submit(
            "",
            connection ->
                blocked ? block(connection, user, otherId) : unblock(connection, user, otherId),
            turn -> tell(user, turn, blocked))
        .mapEmpty();
  }

  private Turn block(Connection connection, User user, String otherId) throws SQLException {
    var other = Users.require(connection, otherId);
    var ties = Ties.end(connection, user, other).with(connection, herald);
    var changed = TieStore.block(connection, user.id(), otherId, Times.now());
    return new Turn(changed, other, ties);
  }

  private static Turn unblock(Connection connection, User user, String otherId)
      throws SQLException {
    var other = Users.require(connection, otherId);
    return new Turn(TieStore.unblock(connection, user.id(), otherId), other, Ties.Turn.NONE);
  }

  private void tell(User user, Turn turn, boolean blocked) {
    turn.ties().tell(notices, herald);
    if (turn.changed()) {
      notices.tell(
          user.id(),
          new JsonObject()
              .put("kind", "block.changed")
              .put("user", turn.other().toJson())
              .put("blocked", blocked));
      unseen.turned(user, turn.other().id());
    }
  }
}
