package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.account.Users;
import chat.parlor.database.Database;
import chat.parlor.notice.Heed;
import chat.parlor.people.Terms;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Direct conversations: rooms of a few people without a name, a code or an owner, in which nobody
/// comes or goes. The same people always have the same one.
public final class Directs {
  /// People beside the one who opens it.
  public static final int OTHERS_MAX = 8;

  private final Database database;
  private final RoomLog log;
  private final Views views;
  private final RoomStore store = new RoomStore();

  public Directs(Database database, RoomLog log) {
    this.database = database;
    this.log = log;
    this.views = new Views(database);
  }

  /// The conversation of a user and some others, opened if there is none yet.
  public Future<Room> open(User user, Collection<String> otherIds) {
    var ids = new TreeSet<>(otherIds);
    ids.remove(user.id());
    if (ids.isEmpty()) {
      return Future.failedFuture(Refusal.badRequest("Name somebody else to talk to."));
    }
    return database
        .writes()
        .submit("", connection -> open(connection, user, ids), log::tell)
        .compose(change -> views.room(user.id(), change.room()));
  }

  private Change open(Connection connection, User user, Collection<String> otherIds)
      throws SQLException {
    var people = people(connection, user, otherIds);
    var key = String.join(" ", new TreeSet<>(people.stream().map(User::id).toList()));
    // An old conversation of several goes on whatever came between some of them.
    if (people.size() == 2 || store.direct(connection, key).isEmpty()) {
      for (var id : otherIds) {
        Terms.require(connection, user.id(), id);
      }
    }
    var room = Ids.next();
    if (!store.insertDirect(connection, room, key, Times.now())) {
      return new Change(store.direct(connection, key).orElseThrow(), List.of());
    }
    return assemble(connection, room, people);
  }

  /// The opener first, then the others.
  private List<User> people(Connection connection, User user, Collection<String> otherIds)
      throws SQLException {
    var people = new ArrayList<User>();
    people.add(user);
    for (var id : otherIds) {
      people.add(Users.require(connection, id));
    }
    return people;
  }

  /// Everybody's arrival, each with its number.
  private Change assemble(Connection connection, String room, List<User> people)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var events = new ArrayList<RoomEvent>();
    for (var user : people) {
      var entry = Entry.ofMember(room, Kind.MEMBER_JOINED, Times.now(), user, null);
      var seq = tail.append(entry);
      store.addMember(connection, room, user.id(), Role.MEMBER, seq);
      events.add(entry.event(seq, null));
    }
    var change = new Change(room, events);
    for (var user : people) {
      var others = people.stream().filter(other -> !other.equals(user)).toList();
      var seq = 1 + people.indexOf(user);
      var seen =
          new Room(
              room,
              "",
              "",
              null,
              tail.last(),
              seq,
              0,
              0,
              Role.MEMBER,
              people.size(),
              Heed.usual(true),
              others);
      change = change.telling(Notice.joined(user.id(), seen));
    }
    return change;
  }
}
