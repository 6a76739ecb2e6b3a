package chat.parlor.room;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Heed;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What people read about rooms: their own list, and who is in one.
final class Views {
  /// A member's view of rooms; the query adds whose and which. What is unread is counted message by
  /// message up to the end of the chapter in which somebody has stopped reading and from the
  /// beginning of the one that is being written, and by whole chapters between them: so it costs
  /// next to the same however far behind he is.
  private static final String ROOMS =
      """
      select r.id, r.name, r.topic, r.code, r.last_seq, m.read_seq,
        (select count(*) from messages g
          where g.room_id = r.id
            and g.seq > m.read_seq and g.seq <= (m.read_seq + 255) / 256 * 256
            and g.author_id <> m.user_id and g.deleted_at is null)
        + (select count(*) from messages g
          where g.room_id = r.id
            and g.seq > greatest((m.read_seq + 255) / 256, (r.last_seq - 1) / 256) * 256
            and g.seq <= r.last_seq
            and g.author_id <> m.user_id and g.deleted_at is null)
        + (select coalesce(sum(c.messages), 0) from chapters c
          where c.room_id = r.id and c.author_id = '' and c.chapter > (m.read_seq + 255) / 256)
        - (select coalesce(sum(c.messages), 0) from chapters c
          where c.room_id = r.id and c.author_id = m.user_id
            and c.chapter > (m.read_seq + 255) / 256),
        (select count(*) from mentions x
          where x.room_id = r.id and x.user_id = m.user_id and x.seq > m.read_seq)
        + (select count(*) from mentions x
          where x.room_id = r.id and x.user_id = 'all' and x.seq > m.read_seq
            and x.author_id <> m.user_id),
        m.role, r.member_count, r.people is not null, m.notice_level, m.muted_until
      from memberships m join rooms r on r.id = m.room_id
      """;

  /// Who else is in a user's direct conversations; the query may add in which.
  private static final String PEOPLE =
      """
      select o.room_id, u.id, u.username, u.display_name
      from memberships m
        join rooms r on r.id = m.room_id and r.people is not null
        join memberships o on o.room_id = m.room_id and o.user_id <> m.user_id
        join users u on u.id = o.user_id
      where m.user_id = ?
      """;

  private static final String MEMBERS =
      """
      select u.id, u.username, u.display_name, m.role, u.last_seen
      from memberships m join users u on u.id = m.user_id
      where m.room_id = ? and m.user_id > ?
      order by m.user_id
      fetch first ? rows only
      """;

  private static final String READS =
      """
      select m.user_id, m.read_seq
      from memberships m join users u on u.id = m.user_id
      where m.room_id = ? and m.user_id > ? and u.shows_reads = true
      order by m.user_id
      fetch first ? rows only
      """;

  private final Database database;

  Views(Database database) {
    this.database = database;
  }

  Future<List<Room>> roomsOf(String userId) {
    return database
        .read(ROOMS + " where m.user_id = ? order by m.room_id", Tuple.of(userId))
        .compose(rows -> withPeople(rows, PEOPLE, Tuple.of(userId)));
  }

  /// One room as one of its members sees it.
  Future<Room> room(String userId, String room) {
    return database
        .read(ROOMS + " where m.user_id = ? and m.room_id = ?", Tuple.of(userId, room))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.failedFuture(Refusal.noSuchRoom())
                    : withPeople(rows, PEOPLE + " and m.room_id = ?", Tuple.of(userId, room))
                        .map(List::getFirst));
  }

  /// The rooms of some rows, the direct conversations among them with their people.
  private Future<List<Room>> withPeople(RowSet<Row> rows, String query, Tuple whose) {
    var rooms = stream(rows).map(Views::room).toList();
    if (stream(rows).noneMatch(row -> row.getBoolean(10))) {
      return Future.succeededFuture(rooms);
    }
    return database
        .read(query + " order by o.room_id, o.joined_seq", whose)
        .map(
            found -> {
              var people =
                  stream(found)
                      .collect(
                          groupingBy(row -> row.getString(0), mapping(Views::person, toList())));
              return rooms.stream()
                  .map(room -> room.of(people.getOrDefault(room.id(), List.of())))
                  .toList();
            });
  }

  private static User person(Row row) {
    return new User(row.getString(1), row.getString(2), row.getString(3));
  }

  /// The rooms of each of some people; who is in none is left out.
  Future<Map<String, List<String>>> roomIdsOf(List<String> userIds) {
    var marks = String.join(", ", Collections.nCopies(userIds.size(), "?"));
    return database
        .read(
            "select user_id, room_id from memberships where user_id in (" + marks + ")",
            Tuple.from(userIds))
        .map(
            rows ->
                stream(rows)
                    .collect(
                        groupingBy(
                            row -> row.getString(0), mapping(row -> row.getString(1), toList()))));
  }

  /// The ids of a user's rooms that are no direct conversations.
  Future<List<String>> leavable(String userId) {
    return database
        .read(
            """
            select m.room_id from memberships m join rooms r on r.id = m.room_id
            where m.user_id = ? and r.people is null
            """,
            Tuple.of(userId))
        .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
  }

  Future<List<Member>> members(String room, String afterUserId, int limit) {
    return database
        .read(MEMBERS, Tuple.of(room, afterUserId, limit))
        .map(rows -> stream(rows).map(Views::member).toList());
  }

  Future<List<Watermark>> reads(String room, String afterUserId, int limit) {
    return database
        .read(READS, Tuple.of(room, afterUserId, limit))
        .map(
            rows ->
                stream(rows).map(row -> new Watermark(row.getString(0), row.getLong(1))).toList());
  }

  private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static Room room(Row row) {
    return new Room(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        Role.of(row.getString(8)),
        row.getInteger(9),
        Heed.of(row.getString(11), row.getOffsetDateTime(12), row.getBoolean(10)),
        List.of());
  }

  private static Member member(Row row) {
    return new Member(
        new User(row.getString(0), row.getString(1), row.getString(2)),
        Role.of(row.getString(3)),
        row.getOffsetDateTime(4));
  }
}
