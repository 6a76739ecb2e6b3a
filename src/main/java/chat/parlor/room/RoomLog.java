package chat.parlor.room;

import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.wire.Address;
import chat.parlor.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The log of every room: gives the numbers, writes the rows, and announces what is on disk. The
/// numbers of a room are 1, 2, 3 …, because whoever takes one holds the room's row until the
/// commit.
public final class RoomLog {
  private final EventBus bus;
  private final Door door;

  public RoomLog(Vertx vertx, Door door) {
    this.bus = vertx.eventBus();
    this.door = door;
    bus.registerDefaultCodec(RoomEvent.class, new RoomEventCodec());
  }

  /// Writes one entry under the room's next number and answers the number.
  long append(Connection connection, Entry entry) throws SQLException {
    var seq = nextNumber(connection, entry.room());
    write(connection, entry, seq);
    return seq;
  }

  /// Writes one entry under a number that was taken in the same unit of work; a message it speaks
  /// of is written before.
  public void write(Connection connection, Entry entry, long seq) throws SQLException {
    update(
        connection,
        """
        insert into events (room_id, seq, kind, at, user_id, message_id, other_id, name, topic)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.room(),
        seq,
        entry.kind().word(),
        entry.at(),
        entry.user().id(),
        entry.messageId(),
        entry.other() == null ? null : entry.other().id(),
        entry.name(),
        entry.topic());
  }

  /// Takes the room's next number and with it the room's row lock.
  public long nextNumber(Connection connection, String room) throws SQLException {
    var found = update(connection, "update rooms set last_seq = last_seq + 1 where id = ?", room);
    if (found == 0) {
      throw Refusal.noSuchRoom();
    }
    return first(connection, "select last_seq from rooms where id = ?", row -> row.getLong(1), room)
        .orElseThrow();
  }

  /// Tells every node what has been committed, in the order of its numbers. Called on the writer's
  /// thread: order on the bus holds per sender.
  public void announce(List<RoomEvent> events) {
    for (var event : events) {
      door.follow(event);
      bus.publish(Address.ofRoom(event.room()), event);
    }
  }

  /// Tells who is listening in a room something that is not kept.
  public void mention(RoomEvent passing) {
    bus.publish(Address.ofRoom(passing.room()), passing);
  }

  /// Tells all sockets of one user something that concerns only him.
  public void notice(String userId, JsonObject body) {
    bus.publish(Address.NOTICE, body.encode(), new DeliveryOptions().addHeader("user", userId));
  }
}
