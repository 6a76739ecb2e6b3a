package chat.parlor.room;

import chat.parlor.account.User;
import chat.parlor.database.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/// The rows of a whole room at once, as if its members had come one after the other.
final class SeedStore {
  private SeedStore() {}

  static void insert(
      Connection connection, String room, String name, List<User> members, OffsetDateTime at)
      throws SQLException {
    Statements.update(
        connection,
        """
        insert into rooms (id, name, topic, code, last_seq, member_count, created_at)
        values (?, ?, '', ?, ?, ?, ?)
        """,
        room,
        name,
        RoomCode.next(),
        members.size(),
        members.size(),
        at);
    insertMemberships(connection, room, members);
    insertArrivals(connection, room, members, at);
  }

  private static void insertMemberships(Connection connection, String room, List<User> members)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into memberships (room_id, user_id, role, joined_seq, read_seq)
            values (?, ?, ?, ?, ?)
            """)) {
      for (var i = 0; i < members.size(); i++) {
        insert.setString(1, room);
        insert.setString(2, members.get(i).id());
        insert.setString(3, (i == 0 ? Role.OWNER : Role.MEMBER).word());
        insert.setLong(4, i + 1);
        insert.setLong(5, i + 1);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertArrivals(
      Connection connection, String room, List<User> members, OffsetDateTime at)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into events (room_id, seq, kind, at, user_id) values (?, ?, ?, ?, ?)")) {
      for (var i = 0; i < members.size(); i++) {
        insert.setString(1, room);
        insert.setLong(2, i + 1);
        insert.setString(3, Kind.MEMBER_JOINED.word());
        insert.setObject(4, at);
        insert.setString(5, members.get(i).id());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
