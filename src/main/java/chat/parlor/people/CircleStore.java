package chat.parlor.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The people around somebody, as they are read.
record CircleStore(Database database) {
  private static final String TIES =
      """
      select u.id, u.username, u.display_name, f.state, f.at, u.last_seen
      from friendships f join users u on u.id = f.other_id
      where f.user_id = ? and f.other_id > ? and f.state <> 'none'
      order by f.other_id
      fetch first ? rows only
      """;

  private static final String BLOCKS =
      """
      select u.id, u.username, u.display_name, b.at
      from blocks b join users u on u.id = b.blocked_id
      where b.blocker_id = ? and b.blocked_id > ?
      order by b.blocked_id
      fetch first ? rows only
      """;

  private static final String RELATION =
      """
      select coalesce(f.state, 'none'),
        exists (select 1 from blocks b where b.blocker_id = v.id and b.blocked_id = u.id),
        exists (select 1 from blocks b where b.blocker_id = u.id and b.blocked_id = v.id),
        exists (select 1 from memberships m join memberships n on n.room_id = m.room_id
          where m.user_id = v.id and n.user_id = u.id),
        u.last_seen
      from users u
        join users v on v.id = ?
        left join friendships f on f.user_id = v.id and f.other_id = u.id
      where u.id = ?
      """;

  Future<Relation> relation(String viewerId, String userId) {
    return database
        .read(RELATION, Tuple.of(viewerId, userId))
        .map(
            rows ->
                stream(rows)
                    .findFirst()
                    .map(CircleStore::relation)
                    .orElseThrow(() -> new Refusal(Code.NOT_FOUND, "There is no such person.")));
  }

  private static Relation relation(Row row) {
    var tie = Tie.of(row.getString(0));
    var near = tie == Tie.FRIENDS || row.getBoolean(3);
    return new Relation(tie, row.getBoolean(1), row.getBoolean(2), near, row.getOffsetDateTime(4));
  }

  Future<List<Tied>> ties(String userId, String after, int limit) {
    return database
        .read(TIES, Tuple.of(userId, after, limit))
        .map(
            rows ->
                stream(rows)
                    .map(
                        row ->
                            new Tied(
                                user(row),
                                Tie.of(row.getString(3)),
                                row.getOffsetDateTime(4),
                                row.getOffsetDateTime(5)))
                    .toList());
  }

  Future<List<Blocked>> blocks(String userId, String after, int limit) {
    return database
        .read(BLOCKS, Tuple.of(userId, after, limit))
        .map(
            rows ->
                stream(rows).map(row -> new Blocked(user(row), row.getOffsetDateTime(3))).toList());
  }

  /// The ids of the friends of each of some people; who has none is left out.
  Future<Map<String, List<String>>> friendsOf(List<String> userIds) {
    return pairs(
        "select user_id, other_id from friendships where state = 'friends' and user_id in (",
        userIds);
  }

  /// The ids of those who have blocked each of some people; whom nobody has blocked is left out.
  Future<Map<String, List<String>>> blockersOf(List<String> userIds) {
    return pairs("select blocked_id, blocker_id from blocks where blocked_id in (", userIds);
  }

  /// Some of those to whom somebody is tied in any way.
  Future<List<String>> around(String userId) {
    return database
        .read(
            """
            select other_id from friendships where user_id = ?
            union select user_id from friendships where other_id = ?
            union select blocked_id from blocks where blocker_id = ?
            union select blocker_id from blocks where blocked_id = ?
            fetch first 100 rows only
            """,
            Tuple.of(userId, userId, userId, userId))
        .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
  }

  private Future<Map<String, List<String>>> pairs(String query, List<String> userIds) {
    var marks = String.join(", ", Collections.nCopies(userIds.size(), "?"));
    return database
        .read(query + marks + ")", Tuple.from(userIds))
        .map(
            rows ->
                stream(rows)
                    .collect(
                        groupingBy(
                            row -> row.getString(0), mapping(row -> row.getString(1), toList()))));
  }

  private static Stream<Row> stream(Iterable<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  private static User user(Row row) {
    return new User(row.getString(0), row.getString(1), row.getString(2));
  }
}
