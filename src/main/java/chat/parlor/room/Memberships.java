package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.wire.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Comings, goings and names, each as a change to the tables together with its rows in the log.
final class Memberships {
  private final RoomStore store;

  Memberships(RoomStore store) {
    this.store = store;
  }

  /// Enters as a member; the first in an empty room becomes its owner.
  Change enter(Connection connection, String room, User user) throws SQLException {
    var tail = Tail.hold(connection, room);
    if (RoomStore.role(connection, room, user.id()).isPresent()) {
      return new Change(room, List.of());
    }
    var entry = Entry.ofMember(room, Kind.MEMBER_JOINED, Times.now(), user, null);
    var seq = tail.append(entry);
    var first = store.memberCount(connection, room) == 0;
    var role = first ? Role.OWNER : Role.MEMBER;
    store.addMember(connection, room, user.id(), role, seq);
    var seen = store.seenOnEntering(connection, room, role, seq);
    return new Change(room, List.of(entry.event(seq, null)))
        .telling(Notice.joined(user.id(), seen));
  }

  /// Ends `leaver`'s membership at the wish of `by`, who may be himself.
  Change leave(Connection connection, Tail tail, String room, User leaver, User by)
      throws SQLException {
    var at = Times.now();
    var removed = !by.id().equals(leaver.id());
    var entry = Entry.ofMember(room, Kind.MEMBER_LEFT, at, leaver, removed ? by : null);
    var seq = tail.append(entry);
    var owned = RoomStore.role(connection, room, leaver.id()).orElseThrow().governs();
    store.removeMember(connection, room, leaver.id(), seq);
    var events = new ArrayList<RoomEvent>();
    events.add(entry.event(seq, null));
    if (owned && !store.hasOwner(connection, room)) {
      promoteEldest(connection, tail, room, leaver, at, events);
    }
    return new Change(room, events).telling(Notice.left(leaver.id(), room));
  }

  /// Gives a room another name or topic; null keeps what there is.
  Change rename(Connection connection, Tail tail, String room, User user, String name, String topic)
      throws SQLException {
    var old = store.names(connection, room);
    var now =
        new RoomStore.Names(name == null ? old.name() : name, topic == null ? old.topic() : topic);
    if (now.equals(old)) {
      return new Change(room, List.of());
    }
    store.setNames(connection, room, now);
    var entry = Entry.ofChange(room, Times.now(), user, null, now.name(), now.topic());
    return new Change(room, List.of(changed(tail, entry)));
  }

  private void promoteEldest(
      Connection connection,
      Tail tail,
      String room,
      User leaver,
      OffsetDateTime at,
      List<RoomEvent> events)
      throws SQLException {
    var eldest = store.eldest(connection, room);
    if (eldest.isEmpty()) {
      return;
    }
    var heir = eldest.get();
    store.setRole(connection, room, heir.id(), Role.OWNER);
    var now = store.names(connection, room);
    events.add(changed(tail, Entry.ofChange(room, at, leaver, heir, now.name(), now.topic())));
  }

  private static RoomEvent changed(Tail tail, Entry entry) throws SQLException {
    return entry.event(tail.append(entry), null);
  }
}
