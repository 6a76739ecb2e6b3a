package chat.parlor.message;

import static chat.parlor.message.Million.MESSAGES;
import static chat.parlor.message.Million.POSTGRES;
import static chat.parlor.message.Million.ROUNDS;
import static chat.parlor.message.Million.execute;
import static chat.parlor.message.Million.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Statements;
import chat.parlor.notice.Herald;
import chat.parlor.room.ChapterStore;
import chat.parlor.room.Door;
import chat.parlor.room.Reads;
import chat.parlor.room.Room;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What it costs to count what is unread: all of somebody's rooms when he signs in, and one of them
/// whenever he reads on. Its name keeps it out of the tests; `CONTRIBUTING.md` has the command.
@Timeout(1_800)
class UnreadSpeed {
  private static final User READER = new User("reader", "reader", "Reader");
  private static final String ROOM = "aroomofamillion";
  private static final int CHUNK = 50_000;
  private static final int CALLS = 10_000;

  @TempDir Path directory;
  private final List<Lap> laps = new ArrayList<>();

  @Test
  void counting() throws Exception {
    try (var million = Million.open(directory)) {
      million.fill();
      fillOneRoom(million);
      var log = new RoomLog(million.vertx, new Door(million.vertx, million.database, POSTGRES));
      measure(million, log, "");
      if (POSTGRES) {
        million.write(c -> execute(c, "analyze"));
        measure(million, log, ", with statistics");
      }
      assertThat(laps).allSatisfy(lap -> assertThat(lap.percentile(99)).isLessThanOrEqualTo(100));
    }
  }

  private void measure(Million million, RoomLog log, String how) throws Exception {
    var door = new Door(million.vertx, million.database, POSTGRES);
    var rooms = new Rooms(million.database, log, door);
    var herald = new Herald(million.vertx, million.database, new Notices(million.vertx.eventBus()));
    var reads = new Reads(million.vertx, million.database, log, door, herald);
    var busy = million.archive.users.getFirst();
    place(million, busy, "0");
    list(rooms, busy, "sign-in, never read anything" + how);
    place(million, busy, "(select last_seq - 30 from rooms r where r.id = room_id)");
    list(rooms, busy, "sign-in, 30 behind everywhere" + how);
    for (var behind : new int[] {MESSAGES, MESSAGES / 2, 30, 0}) {
      place(million, READER, "" + (MESSAGES - behind));
      var seen = list(rooms, READER, "one room, %,d behind%s".formatted(behind, how)).getFirst();
      assertThat(seen.unread()).isEqualTo(counted(million, MESSAGES - behind));
    }
    place(million, READER, "0");
    call(million);
    var seen = list(rooms, READER, "the same, with %,d calls%s".formatted(CALLS, how)).getFirst();
    assertThat(seen.mentions()).isEqualTo(CALLS);
    million.write(c -> execute(c, "delete from mentions where room_id = '" + ROOM + "'"));
    var at = new long[1];
    report(
        "reading on, far behind" + how,
        Lap.of(ROUNDS, () -> reads.mark(READER, ROOM, at[0] += 97).await()));
    report(
        "each message counted, for comparison" + how,
        Lap.of(ROUNDS / 10 + 1, () -> counted(million, 0)));
    laps.removeLast();
  }

  private List<Room> list(Rooms rooms, User user, String what) throws Exception {
    report(what, Lap.of(ROUNDS, () -> rooms.of(user).await()));
    var list = rooms.of(user).await();
    say("  %d rooms, %,d unread", list.size(), list.stream().mapToLong(Room::unread).sum());
    return list;
  }

  private void report(String what, Lap lap) {
    say("%-56s %s", what, lap);
    laps.add(lap);
  }

  private static long counted(Million million, long after) {
    return million
        .database
        .read(
            "select count(*) from messages where room_id = ? and seq > ? and author_id <> ?"
                + " and deleted_at is null",
            Tuple.of(ROOM, after, READER.id()))
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  private static void place(Million million, User user, String seq) {
    million.write(
        c ->
            Statements.update(
                c, "update memberships set read_seq = " + seq + " where user_id = ?", user.id()));
  }

  /// Calls the reader by name and, one time in ten, everybody, far apart.
  private static void call(Million million) {
    million.write(
        c -> {
          try (var insert =
              c.prepareStatement(
                  "insert into mentions (room_id, user_id, seq, author_id) values (?, ?, ?,"
                      + " 'u')")) {
            for (var i = 0; i < CALLS; i++) {
              insert.setString(1, ROOM);
              insert.setString(2, i % 10 == 0 ? "all" : READER.id());
              insert.setLong(3, 1 + (long) MESSAGES / CALLS * i);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /// One more room in which all of it was said, by sixty people in turn and, each hundredth time,
  /// by the reader; each fiftieth message is deleted.
  private static void fillOneRoom(Million million) {
    var newest = Tuple.of("big" + MESSAGES);
    if (million.database.read("select 1 from messages where id = ?", newest).await().size() > 0) {
      return;
    }
    million.write(UnreadSpeed::open);
    for (var from = 0; from < MESSAGES; from += CHUNK) {
      var first = from + 1;
      var last = Math.min(from + CHUNK, MESSAGES);
      million.write(c -> execute(c, messages(first, last)));
    }
    million.write(c -> Statements.write(c, ChapterStore.ends(ROOM, 0, MESSAGES)));
  }

  private static void open(Connection connection) throws SQLException {
    execute(
        connection,
        "insert into users (id, username, display_name, password_hash, created_at)"
            + " values ('reader', 'reader', 'Reader', '', now()) on conflict do nothing");
    execute(
        connection,
        "insert into rooms (id, name, topic, code, last_seq, member_count, created_at)"
            + " values ('%s', 'Room 1000', '', 'BIG', %d, 1, now()) on conflict do nothing"
                .formatted(ROOM, MESSAGES));
    execute(
        connection,
        "insert into memberships (room_id, user_id, role, joined_seq, read_seq)"
            + " values ('%s', 'reader', 'member', 0, 0) on conflict do nothing".formatted(ROOM));
  }

  private static String messages(int first, int last) {
    var numbers =
        POSTGRES
            ? "generate_series(%d, %d) as t(x)"
            : "(select \"X\" as x from system_range(%d, %d)) t";
    return """
    insert into messages
      (id, room_id, seq, author_id, client_id, text, at, changed_seq, deleted_at)
    select 'big' || x, '%s', x,
      case when mod(x, 100) = 0 then 'reader'
        else (select u.id from users u where u.username = 'user' || mod(x, %d)) end,
      'big' || x, 'Message number ' || x || ' of this room, as an example.', now(), x,
      case when mod(x, 50) = 7 then now() end
    from %s
    """
        .formatted(ROOM, Archive.USERS, numbers.formatted(first, last));
  }
}
