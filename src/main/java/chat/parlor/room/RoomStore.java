package chat.parlor.room;

import static chat.parlor.database.Statements.ask;
import static chat.parlor.database.Statements.first;
import static chat.parlor.database.Statements.update;

import chat.parlor.account.User;
import chat.parlor.database.Question;
import chat.parlor.notice.Heed;
import chat.parlor.notice.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// What the writer asks and changes about rooms and memberships, inside its transaction.
final class RoomStore {
  void insert(
      Connection connection, String id, String name, String topic, String code, OffsetDateTime at)
      throws SQLException {
    update(
        connection,
        """
        insert into rooms (id, name, topic, code, last_seq, member_count, created_at)
        values (?, ?, ?, ?, 0, 0, ?)
        """,
        id,
        name,
        topic,
        code,
        at);
  }

  /// A new direct conversation; false when these people have one.
  boolean insertDirect(Connection connection, String id, String people, OffsetDateTime at)
      throws SQLException {
    return update(
            connection,
            """
            insert into rooms (id, name, topic, people, last_seq, member_count, created_at)
            values (?, '', '', ?, 0, 0, ?)
            on conflict do nothing
            """,
            id,
            people,
            at)
        == 1;
  }

  /// The direct conversation of these people.
  Optional<String> direct(Connection connection, String people) throws SQLException {
    return first(
        connection, "select id from rooms where people = ?", row -> row.getString(1), people);
  }

  Optional<String> roomByCode(Connection connection, String code) throws SQLException {
    return first(connection, "select id from rooms where code = ?", row -> row.getString(1), code);
  }

  static Optional<Role> role(Connection connection, String room, String userId)
      throws SQLException {
    var role = role(room, userId);
    ask(connection, List.of(role));
    return role.first();
  }

  static Question<Role> role(String room, String userId) {
    return new Question<>(
        "select role from memberships where room_id = ? and user_id = ?",
        row -> Role.of(row.getString(1)),
        room,
        userId);
  }

  int memberCount(Connection connection, String room) throws SQLException {
    return first(
            connection, "select member_count from rooms where id = ?", row -> row.getInt(1), room)
        .orElseThrow();
  }

  void addMember(Connection connection, String room, String userId, Role role, long seq)
      throws SQLException {
    update(
        connection,
        """
        insert into memberships (room_id, user_id, role, joined_seq, read_seq)
        values (?, ?, ?, ?, ?)
        """,
        room,
        userId,
        role.word(),
        seq,
        seq);
    update(connection, "update rooms set member_count = member_count + 1 where id = ?", room);
  }

  /// Ends a membership under a number of the log, and keeps which stretch of it that was.
  void removeMember(Connection connection, String room, String userId, long seq)
      throws SQLException {
    update(
        connection,
        """
        insert into past_memberships (room_id, user_id, joined_seq, left_seq)
        select room_id, user_id, joined_seq, cast(? as bigint)
        from memberships where room_id = ? and user_id = ?
        """,
        seq,
        room,
        userId);
    update(connection, "delete from memberships where room_id = ? and user_id = ?", room, userId);
    update(connection, "delete from drafts where room_id = ? and user_id = ?", room, userId);
    update(connection, "delete from notices where room_id = ? and user_id = ?", room, userId);
    update(connection, "update rooms set member_count = member_count - 1 where id = ?", room);
  }

  boolean hasOwner(Connection connection, String room) throws SQLException {
    return first(
            connection,
            "select 1 from memberships where room_id = ? and role = 'owner' fetch first row only",
            row -> true,
            room)
        .isPresent();
  }

  /// Who has been in the room the longest.
  Optional<User> eldest(Connection connection, String room) throws SQLException {
    return first(
        connection,
        """
        select u.id, u.username, u.display_name
        from memberships m join users u on u.id = m.user_id
        where m.room_id = ?
        order by m.joined_seq
        fetch first row only
        """,
        RoomStore::user,
        room);
  }

  void setRole(Connection connection, String room, String userId, Role role) throws SQLException {
    update(
        connection,
        "update memberships set role = ? where room_id = ? and user_id = ?",
        role.word(),
        room,
        userId);
  }

  void setNames(Connection connection, String room, Names names) throws SQLException {
    update(
        connection,
        "update rooms set name = ?, topic = ? where id = ?",
        names.name(),
        names.topic(),
        room);
  }

  void setCode(Connection connection, String room, String code) throws SQLException {
    update(connection, "update rooms set code = ? where id = ?", code, room);
  }

  void setRead(Connection connection, String room, String userId, long seq) throws SQLException {
    update(
        connection,
        "update memberships set read_seq = ? where room_id = ? and user_id = ?",
        seq,
        room,
        userId);
  }

  void setLevel(Connection connection, String room, String userId, Level level)
      throws SQLException {
    update(
        connection,
        "update memberships set notice_level = ? where room_id = ? and user_id = ?",
        level.word(),
        room,
        userId);
  }

  /// @param until null for not muted
  void setMuted(Connection connection, String room, String userId, OffsetDateTime until)
      throws SQLException {
    update(
        connection,
        "update memberships set muted_until = ? where room_id = ? and user_id = ?",
        until,
        room,
        userId);
  }

  boolean showsReads(Connection connection, String userId) throws SQLException {
    return first(
            connection,
            "select shows_reads from users where id = ?",
            row -> row.getBoolean(1),
            userId)
        .orElseThrow();
  }

  Optional<User> user(Connection connection, String userId) throws SQLException {
    return first(
        connection,
        "select id, username, display_name from users where id = ?",
        RoomStore::user,
        userId);
  }

  /// What a room is called.
  record Names(String name, String topic) {}

  Names names(Connection connection, String room) throws SQLException {
    return first(
            connection,
            "select name, topic from rooms where id = ?",
            row -> new Names(row.getString(1), row.getString(2)),
            room)
        .orElseThrow();
  }

  /// A room as somebody sees it who has just come in, under a number of its log.
  Room seenOnEntering(Connection connection, String room, Role role, long seq) throws SQLException {
    return first(
            connection,
            "select name, topic, code, member_count from rooms where id = ?",
            row ->
                new Room(
                    room,
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    seq,
                    seq,
                    0,
                    0,
                    role,
                    row.getInt(4),
                    Heed.usual(false),
                    List.of()),
            room)
        .orElseThrow();
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(row.getString(1), row.getString(2), row.getString(3));
  }
}
