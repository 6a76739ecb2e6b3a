package chat.parlor.room;

import chat.parlor.database.Database;
import chat.parlor.database.Question;
import chat.parlor.people.Terms;
import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;

/// The one place that says who may listen to and read a room. It answers from memory for rooms that
/// are in use; the writer asks the database again inside its transaction, so nothing that is
/// written rests on this memory.
public final class Door {
  private static final int ROOMS_KEPT = 20_000;
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration SHARED_KEPT = Duration.ofMillis(800);

  private final Vertx vertx;
  private final Database database;
  private final boolean shared;
  private final AsyncCache<String, Roster> rosters;

  /// @param shared whether other nodes change memberships, too. What they did may not be heard of,
  ///     so then nothing is remembered for longer than a moment.
  public Door(Vertx vertx, Database database, boolean shared) {
    this.vertx = vertx;
    this.database = database;
    this.shared = shared;
    var kept = Caffeine.newBuilder().maximumSize(ROOMS_KEPT);
    rosters =
        (shared ? kept.expireAfterWrite(SHARED_KEPT) : kept.expireAfterAccess(KEPT)).buildAsync();
  }

  /// The user's role in the room; refused as `no_such_room` for everybody outside.
  public Future<Role> require(String userId, String room) {
    var roster = roster(room);
    if (known(roster)) {
      return admitted(roster.join(), userId);
    }
    return Future.fromCompletionStage(roster, vertx.getOrCreateContext())
        .compose(loaded -> admittedIfCurrent(userId, room, roster));
  }

  /// The roster that is remembered, or one that is on its way. It is put there before its reading
  /// begins: whoever comes or goes from then on finds it, and drops it.
  private CompletableFuture<Roster> roster(String room) {
    var there = rosters.getIfPresent(room);
    if (there != null) {
      return there;
    }
    var mine = new CompletableFuture<Roster>();
    var first = rosters.asMap().putIfAbsent(room, mine);
    if (first != null) {
      return first;
    }
    load(room).onSuccess(mine::complete).onFailure(mine::completeExceptionally);
    return mine;
  }

  /// What was being read when somebody came or went was dropped and may be of before: it says
  /// nothing.
  private Future<Role> admittedIfCurrent(
      String userId, String room, CompletableFuture<Roster> roster) {
    return rosters.getIfPresent(room) == roster
        ? admitted(roster.join(), userId)
        : require(userId, room);
  }

  /// The same question inside a transaction, answered by the database: for everything that writes.
  public static Role require(Connection connection, String userId, String room)
      throws SQLException {
    return RoomStore.role(connection, room, userId).orElseThrow(Refusal::noSuchRoom);
  }

  /// What `require` asks, to be asked together with other things.
  public static Question<Role> role(String userId, String room) {
    return RoomStore.role(room, userId);
  }

  /// What a member has to be asked besides, before saying something: who talks to one other person
  /// alone has to be heard by them.
  ///
  /// @throws Refusal `not_allowed` when they do not take messages from the user
  public static void requireVoice(Connection connection, Tail tail, String userId)
      throws SQLException {
    if (tail.people().size() == 2) {
      for (var other : tail.people()) {
        if (!other.equals(userId)) {
          Terms.require(connection, userId, other);
        }
      }
    }
  }

  /// Whether the user is known to be in the room right now: the last look before listening begins.
  /// A room that is not remembered here is not known, so nobody is.
  public boolean knowsInside(String userId, String room) {
    var roster = rosters.getIfPresent(room);
    return roster != null && known(roster) && roster.join().roleOf(userId) != null;
  }

  /// Changes what is remembered by what has happened. A roster that is just being read may be of
  /// before or after: it is read again.
  public void follow(RoomEvent event) {
    if (event.subject() == null) {
      return;
    }
    var roster = rosters.getIfPresent(event.room());
    if (roster == null) {
      return;
    }
    if (shared || !known(roster)) {
      forget(event.room());
      return;
    }
    switch (event.kind()) {
      case MEMBER_JOINED -> roster.join().join(event.subject());
      case MEMBER_LEFT -> roster.join().remove(event.subject());
      case ROOM_CHANGED -> roster.join().own(event.subject());
      case MESSAGE_POSTED,
          MESSAGE_EDITED,
          MESSAGE_DELETED,
          MESSAGE_REACTED,
          PRESENCE,
          TYPING,
          READ,
          USER_CHANGED,
          HEAD -> {}
    }
  }

  /// Asks the database the next time.
  public void forget(String room) {
    rosters.synchronous().invalidate(room);
  }

  /// Whether other nodes change memberships, too.
  public boolean isShared() {
    return shared;
  }

  private static boolean known(CompletableFuture<Roster> roster) {
    return roster.isDone() && !roster.isCompletedExceptionally();
  }

  private static Future<Role> admitted(Roster roster, String userId) {
    var role = roster.roleOf(userId);
    return role == null ? Future.failedFuture(Refusal.noSuchRoom()) : Future.succeededFuture(role);
  }

  private Future<Roster> load(String room) {
    return database
        .read("select user_id, role from memberships where room_id = ?", Tuple.of(room))
        .map(
            rows -> {
              var roles = new HashMap<String, Role>();
              rows.forEach(row -> roles.put(row.getString(0), Role.of(row.getString(1))));
              return new Roster(roles);
            });
  }
}
