package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import chat.parlor.room.ChapterStore;
import chat.parlor.wire.Ids;
import chat.parlor.words.Lexemes;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Years of talk of some people in some rooms, put into the tables as if it had been said.
final class Archive {
  static final int USERS = 60;
  static final int ROOMS = 200;

  private static final int AT_ONCE = 5_000;
  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
  private static final long YEARS_MS = 2L * 365 * 24 * 3600 * 1000;

  private final Database database;
  private final Chatter chatter = new Chatter(7);
  private final long[] heads = new long[ROOMS];
  final List<User> users = new ArrayList<>();
  final List<String> rooms = new ArrayList<>();

  Archive(Database database) {
    this.database = database;
  }

  /// Everybody is in every tenth room; the first user is in each second one, the last in three.
  void fill(int messages) {
    if (isThere()) {
      return;
    }
    write(this::people);
    for (var from = 0; from < messages; from += AT_ONCE) {
      var first = from;
      write(connection -> talk(connection, first, Math.min(messages - first, AT_ONCE), messages));
    }
    write(this::heads);
  }

  /// Takes what an earlier run has filled in.
  private boolean isThere() {
    var known =
        database.read(
            "select id, username, display_name from users where username like 'user%'",
            Tuple.tuple());
    for (var row : known.await()) {
      users.add(new User(row.getString(0), row.getString(1), row.getString(2)));
    }
    users.sort(
        java.util.Comparator.comparing(user -> Integer.valueOf(user.username().substring(4))));
    var there = database.read("select id, name from rooms", Tuple.tuple());
    var names = new java.util.TreeMap<Integer, String>();
    for (var row : there.await()) {
      names.put(Integer.valueOf(row.getString(1).substring(5)), row.getString(0));
    }
    rooms.addAll(names.headMap(ROOMS).values());
    return !users.isEmpty();
  }

  void write(Writing writing) {
    database
        .writes()
        .submit(
            connection -> {
              writing.to(connection);
              return null;
            })
        .await();
  }

  interface Writing {
    void to(Connection connection) throws SQLException;
  }

  private void people(Connection connection) throws SQLException {
    var at = BEGIN.atOffset(ZoneOffset.UTC);
    for (var i = 0; i < USERS; i++) {
      var user = new User(Ids.next(), "user" + i, "User " + i);
      users.add(user);
      Statements.update(
          connection,
          "insert into users (id, username, display_name, password_hash, created_at)"
              + " values (?, ?, ?, '', ?)",
          user.id(),
          user.username(),
          user.displayName(),
          at);
    }
    for (var i = 0; i < ROOMS; i++) {
      var room = Ids.next();
      rooms.add(room);
      Statements.update(
          connection,
          "insert into rooms (id, name, topic, code, last_seq, member_count, created_at)"
              + " values (?, ?, '', ?, 0, 1, ?)",
          room,
          "Room " + i,
          "CODE" + i,
          at);
      for (var j = 0; j < USERS; j++) {
        var there = j == 0 ? i % 2 == 0 : j == USERS - 1 ? i > 100 && i < 104 : i % 10 == j % 10;
        if (there) {
          Statements.update(
              connection,
              "insert into memberships (room_id, user_id, role, joined_seq, read_seq)"
                  + " values (?, ?, 'member', 0, 0)",
              room,
              users.get(j).id());
        }
      }
    }
  }

  private void talk(Connection connection, int first, int count, int of) throws SQLException {
    try (var messages =
            connection.prepareStatement(
                "insert into messages"
                    + " (id, room_id, seq, author_id, client_id, text, at, changed_seq)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)");
        var events =
            connection.prepareStatement(
                "insert into events (room_id, seq, kind, at, user_id, message_id)"
                    + " values (?, ?, 'message.posted', ?, ?, ?)");
        var words =
            connection.prepareStatement(
                database.hasFullText()
                    ? "insert into message_words (id, room_id, seq, words)"
                        + " values (?, ?, ?, cast(? as tsvector))"
                    : "select 1")) {
      for (var i = first; i < first + count; i++) {
        var room = chatter.pick(ROOMS);
        var seq = ++heads[room];
        var author = users.get(chatter.pick(USERS)).id();
        var ms = BEGIN.toEpochMilli() + YEARS_MS / of * i;
        var id = Ids.startOf(ms) + Ids.next().substring(10);
        var at = OffsetDateTime.ofInstant(Instant.ofEpochMilli(ms), ZoneOffset.UTC);
        var text = chatter.text();
        add(messages, id, rooms.get(room), seq, author, id, text, at, seq);
        add(events, rooms.get(room), seq, at, author, id);
        if (database.hasFullText()) {
          add(words, id, rooms.get(room), seq, Lexemes.of(rooms.get(room), author, text));
        }
      }
      messages.executeBatch();
      events.executeBatch();
      if (database.hasFullText()) {
        words.executeBatch();
      }
    }
  }

  private static void add(java.sql.PreparedStatement batch, Object... values) throws SQLException {
    for (var i = 0; i < values.length; i++) {
      batch.setObject(i + 1, values[i]);
    }
    batch.addBatch();
  }

  private void heads(Connection connection) throws SQLException {
    for (var i = 0; i < ROOMS; i++) {
      Statements.update(
          connection, "update rooms set last_seq = ? where id = ?", heads[i], rooms.get(i));
      Statements.write(connection, ChapterStore.ends(rooms.get(i), 0, heads[i]));
    }
  }
}
