package chat.parlor.people;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.account.Users;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Tidings;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A change to how two people stand to each other, inside a unit of work: held, judged, written
/// down, and told to whomever it changed for.
final class Ties {
  private static final int TIES_MAX = 5_000;

  private Ties() {}

  /// What one person is told of another.
  record Told(String userId, User about, Tie tie) {
    /// On all his devices.
    void by(Notices notices) {
      notices.tell(
          userId,
          new JsonObject()
              .put("kind", "friend.changed")
              .put("user", about.toJson())
              .put("state", tie.word()));
    }
  }

  /// What a change came to.
  record Turn(List<Told> told, List<Tidings> tidings) {
    static final Turn NONE = new Turn(List.of(), List.of());

    /// The same with the notices that it makes: a request is one until it is answered.
    Turn with(Connection connection, Herald herald) throws SQLException {
      var all = new ArrayList<Tidings>();
      for (var one : told) {
        all.addAll(
            one.tie() == Tie.INCOMING
                ? herald.asked(connection, one.about(), one.userId())
                : herald.settled(connection, one.about(), one.userId()));
      }
      return new Turn(told, all);
    }

    void tell(Notices notices, Herald herald) {
      told.forEach(one -> one.by(notices));
      herald.tell(tidings);
    }
  }

  static Turn take(Connection connection, User user, Step step, String otherId)
      throws SQLException {
    var other = Users.require(connection, otherId);
    if (step == Step.REQUEST) {
      requireRoomForMore(connection, user.id());
      refuseWhereBlocked(connection, user.id(), otherId);
    }
    var before = TieStore.hold(connection, user.id(), otherId, Times.now());
    var unheard = TieStore.hasBlocked(connection, otherId, user.id());
    return settle(connection, user, other, before, before.after(step, unheard));
  }

  /// Ends whatever there is between two people, as if it had been taken back.
  static Turn end(Connection connection, User user, User other) throws SQLException {
    var before = TieStore.hold(connection, user.id(), other.id(), Times.now());
    return settle(connection, user, other, before, before.blocked());
  }

  /// Ends whatever there is between somebody who has gone and another, blocks included.
  static Turn forget(Connection connection, User user, String otherId) throws SQLException {
    var before = TieStore.hold(connection, user.id(), otherId, Times.now());
    TieStore.unblock(connection, user.id(), otherId);
    TieStore.unblock(connection, otherId, user.id());
    var other = Users.find(connection, otherId);
    return settle(connection, user, other, before, new Bond(Tie.NONE, Tie.NONE));
  }

  private static Turn settle(Connection connection, User user, User other, Bond before, Bond after)
      throws SQLException {
    var now = Times.now();
    TieStore.put(connection, user.id(), other.id(), before.mine(), after.mine(), now);
    TieStore.put(connection, other.id(), user.id(), before.theirs(), after.theirs(), now);
    var told = new ArrayList<Told>();
    if (before.mine() != after.mine()) {
      told.add(new Told(user.id(), other, after.mine()));
    }
    if (before.theirs() != after.theirs()) {
      told.add(new Told(other.id(), user, after.theirs()));
    }
    return new Turn(told, List.of());
  }

  private static void requireRoomForMore(Connection connection, String userId) throws SQLException {
    if (TieStore.count(connection, userId) >= TIES_MAX) {
      throw new Refusal(Code.NOT_ALLOWED, "You have as many friends and requests as there can be.");
    }
  }

  private static void refuseWhereBlocked(Connection connection, String userId, String otherId)
      throws SQLException {
    if (TieStore.hasBlocked(connection, userId, otherId)) {
      throw new Refusal(Code.NOT_ALLOWED, "You have blocked this person.");
    }
  }
}
