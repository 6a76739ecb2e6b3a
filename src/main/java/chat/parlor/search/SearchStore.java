package chat.parlor.search;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What searching reads of people, rooms and their logs.
final class SearchStore {
  /// Earlier memberships that are looked at, the last ones first.
  private static final int PAST_MAX = 10_000;

  private final Database database;

  SearchStore(Database database) {
    this.database = database;
  }

  /// A room somebody is in, and since which number of its log.
  record Membership(String room, String name, long joined) {}

  /// One message as its room's log comes to it.
  ///
  /// @param seq the number of the event, which may be an edit or a delete
  /// @param saidSeq the number the message was posted under
  /// @param text null when it is deleted
  record Said(
      long seq, String id, String room, long saidSeq, String author, String text, long atMs) {}

  Future<List<Membership>> memberships(String userId) {
    return database
        .read(
            """
            select m.room_id, r.name, m.joined_seq
            from memberships m join rooms r on r.id = m.room_id
            where m.user_id = ?
            """,
            Tuple.of(userId))
        .map(
            rows ->
                stream(rows)
                    .map(row -> new Membership(row.getString(0), row.getString(1), row.getLong(2)))
                    .toList());
  }

  /// The direct conversations of somebody in which one of these usernames is.
  Future<Set<String>> directsWith(String userId, List<String> usernames) {
    if (usernames.isEmpty()) {
      return Future.succeededFuture(Set.of());
    }
    var places = String.join(", ", Collections.nCopies(usernames.size(), "?"));
    var parameters = new ArrayList<Object>(List.of(userId));
    parameters.addAll(usernames);
    return database
        .read(
            """
            select m.room_id
            from memberships m
            join rooms r on r.id = m.room_id
            join memberships o on o.room_id = m.room_id
            join users u on u.id = o.user_id
            where m.user_id = ? and r.people is not null and u.username in (%s)
            """
                .formatted(places),
            Tuple.from(parameters))
        .map(rows -> stream(rows).map(row -> row.getString(0)).collect(toSet()));
  }

  /// The rooms of these memberships with the stretches in which somebody was in them before, too.
  Future<Allowed> allowed(String userId, List<Membership> memberships) {
    return database
        .read(
            """
            select p.room_id, p.joined_seq, p.left_seq
            from past_memberships p
            where p.user_id = ?
            order by p.left_seq desc
            fetch first ? rows only
            """,
            Tuple.of(userId, PAST_MAX))
        .map(
            rows -> {
              var rooms = new HashMap<String, List<Allowed.Stretch>>();
              for (var now : memberships) {
                var stretches = new ArrayList<Allowed.Stretch>();
                stretches.add(new Allowed.Stretch(now.joined(), Long.MAX_VALUE));
                rooms.put(now.room(), stretches);
              }
              for (var row : rows) {
                var stretches = rooms.get(row.getString(0));
                if (stretches != null) {
                  stretches.add(new Allowed.Stretch(row.getLong(1), row.getLong(2)));
                }
              }
              return new Allowed(rooms);
            });
  }

  /// The ids of those of the usernames that somebody has.
  Future<List<String>> idsOf(List<String> usernames) {
    if (usernames.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    var places = String.join(", ", Collections.nCopies(usernames.size(), "?"));
    return database
        .read("select id from users where username in (" + places + ")", Tuple.from(usernames))
        .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
  }

  /// The last numbers of rooms in the order of their ids.
  Future<Map<String, Long>> heads(String afterRoom, int limit) {
    return database
        .read(
            "select id, last_seq from rooms where id > ? order by id fetch first ? rows only",
            Tuple.of(afterRoom, limit))
        .map(rows -> stream(rows).collect(toMap(row -> row.getString(0), row -> row.getLong(1))));
  }

  /// What a room's log says of messages after a number, in order, with each message as it is now.
  Future<List<Said>> said(String room, long after, int limit) {
    return database
        .read(
            """
            select e.seq, g.id, g.seq, g.author_id, g.text, g.at
            from events e join messages g on g.id = e.message_id
            where e.room_id = ? and e.seq > ?
              and e.kind in ('message.posted', 'message.edited', 'message.deleted')
            order by e.seq
            fetch first ? rows only
            """,
            Tuple.of(room, after, limit))
        .map(rows -> stream(rows).map(row -> said(room, row)).toList());
  }

  private static Said said(String room, Row row) {
    return new Said(
        row.getLong(0),
        row.getString(1),
        room,
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getOffsetDateTime(5).toInstant().toEpochMilli());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
