package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Work;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// What people do with rooms: open, enter, leave, rename, invite, remove, read. Every change asks
/// for the right to it in the transaction that makes it.
public final class Rooms {
  private final Database database;
  private final RoomLog log;
  private final Door door;
  private final Views views;
  private final RoomStore store = new RoomStore();
  private final Memberships memberships;

  public Rooms(Database database, RoomLog log, Door door) {
    this.database = database;
    this.log = log;
    this.door = door;
    this.views = new Views(database);
    this.memberships = new Memberships(store);
  }

  /// Opens a room with its maker as owner; the maker's arrival is number 1 of its log.
  public Future<Room> create(User user, String name, String topic) {
    return enter(
        user,
        connection -> {
          var room = Ids.next();
          store.insert(connection, room, name, topic, RoomCode.next(), Times.now());
          return memberships.enter(connection, room, user);
        });
  }

  /// Enters the room that a code opens; somebody who is in it already just gets it.
  public Future<Room> join(User user, String typedCode) {
    return enter(
        user,
        connection -> {
          var room =
              store
                  .roomByCode(connection, RoomCode.normal(typedCode))
                  .orElseThrow(() -> new Refusal(Code.BAD_CODE, "This code does not open a room."));
          return memberships.enter(connection, room, user);
        });
  }

  /// Leaves a room. The longest-standing member takes over from the last owner.
  public Future<Void> leave(User user, String room) {
    return change(
            room,
            connection -> {
              var tail = Tail.hold(connection, room);
              Door.require(connection, user.id(), room);
              if (!tail.people().isEmpty()) {
                throw new Refusal(Code.NOT_ALLOWED, "Nobody leaves a direct conversation.");
              }
              return memberships.leave(connection, tail, room, user, user);
            })
        .mapEmpty();
  }

  /// Ends somebody's membership; owners only, and not of owners.
  public Future<Void> removeMember(User user, String room, String otherId) {
    return change(
            room,
            connection -> {
              var tail = Tail.hold(connection, room);
              requireOwner(connection, room, user);
              var role = RoomStore.role(connection, room, otherId).orElseThrow(Rooms::notInTheRoom);
              if (role.governs()) {
                throw new Refusal(Code.NOT_ALLOWED, "An owner cannot be removed.");
              }
              var other = store.user(connection, otherId).orElseThrow();
              return memberships.leave(connection, tail, room, other, user);
            })
        .mapEmpty();
  }

  /// Gives the room another name or topic; null leaves what is there.
  public Future<Room> rename(User user, String room, String name, String topic) {
    return change(
            room,
            connection -> {
              var tail = Tail.hold(connection, room);
              requireOwner(connection, room, user);
              return memberships.rename(connection, tail, room, user, name, topic);
            })
        .compose(change -> views.room(user.id(), room));
  }

  /// A new code; the old one opens nothing from now on.
  public Future<String> renewCode(User user, String room) {
    return database
        .writes()
        .submit(
            room,
            connection -> {
              Tail.hold(connection, room);
              requireOwner(connection, room, user);
              var code = RoomCode.next();
              store.setCode(connection, room, code);
              return code;
            },
            code -> {});
  }

  public Future<List<Room>> of(User user) {
    return views.roomsOf(user.id());
  }

  /// The ids of the rooms of each of some people, not more than a few hundred.
  public Future<Map<String, List<String>>> idsOf(List<String> userIds) {
    return views.roomIdsOf(userIds);
  }

  /// Leaves every room that can be left, for somebody who has closed his account.
  public Future<Void> leaveAll(User user) {
    return views
        .leavable(user.id())
        .compose(
            ids -> {
              Future<Void> left = Future.succeededFuture();
              for (var room : ids) {
                left = left.compose(v -> leave(user, room)).recover(Rooms::goneAlready);
              }
              return left;
            });
  }

  private static Future<Void> goneAlready(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.code() == Code.NO_SUCH_ROOM
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  /// Tells everybody who listens in one of the user's rooms how he shows himself now.
  ///
  /// @param news `{user, status?}`
  public Future<Void> mentionIn(String userId, JsonObject news) {
    return views
        .roomIdsOf(List.of(userId))
        .map(
            ids -> {
              for (var room : ids.getOrDefault(userId, List.of())) {
                log.mention(RoomEvent.passing(room, Kind.USER_CHANGED, news.copy()));
              }
              return null;
            });
  }

  /// A page of the people in a room, ordered by id; `after` is the last id of the page before.
  public Future<List<Member>> members(User user, String room, String after, int limit) {
    return door.require(user.id(), room).compose(role -> views.members(room, after, limit));
  }

  private Future<Room> enter(User user, Work<Change> work) {
    return change("", work).compose(change -> views.room(user.id(), change.room()));
  }

  private Future<Change> change(String room, Work<Change> work) {
    return database.writes().submit(room, work, log::tell);
  }

  private void requireOwner(Connection connection, String room, User user) throws SQLException {
    if (!Door.require(connection, user.id(), room).governs()) {
      throw new Refusal(Code.NOT_ALLOWED, "Only an owner of the room may do that.");
    }
  }

  private static Refusal notInTheRoom() {
    return new Refusal(Code.NOT_A_MEMBER, "That person is not in the room.");
  }
}
