package chat.parlor.message;

import static chat.parlor.message.Million.POSTGRES;
import static chat.parlor.message.Million.ROUNDS;
import static chat.parlor.message.Million.execute;
import static chat.parlor.message.Million.say;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.notice.Crier;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Notifications;
import chat.parlor.room.Door;
import chat.parlor.room.RoomLog;
import chat.parlor.room.SeededRooms;
import chat.parlor.wire.Address;
import chat.parlor.wire.Ids;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What it costs to say something to a thousand people who are all there, and to call them; and
/// what somebody in many rooms pays for his notices. Its name keeps it out of the tests;
/// `CONTRIBUTING.md` has the command.
@Timeout(1_800)
class NoticeSpeed {
  private static final int MEMBERS = 1_000;
  private static final int POSTS = Integer.getInteger("parlor.speed.posts", 3_000);
  private static final int IN_FLIGHT = 64;

  @TempDir Path directory;

  @Test
  void calling() throws Exception {
    try (var million = Million.open(directory)) {
      million.fill();
      var people = people(million);
      var room = new SeededRooms(million.database).add("Room 2000", people).await();
      var notices = new Notices(million.vertx.eventBus());
      var herald = new Herald(million.vertx, million.database, notices);
      var log = new RoomLog(million.vertx, new Door(million.vertx, million.database, POSTGRES));
      var messages = new Messages(million.database, log, herald, user -> true);
      var plain = 0L;
      for (var text : List.of("", "@" + people.get(7).username(), "@all", "@here")) {
        posts(messages, people, room, text, POSTS / 4);
        var rate = posts(messages, people, room, text, POSTS);
        var author = people.getFirst();
        var lap = Lap.of(ROUNDS, () -> messages.post(author, post(room, text)).await());
        say("%-24s %6d posts a second; one at a time %s", "to 1,000, " + text, rate, lap);
        plain = text.isEmpty() ? rate : plain;
        if (text.equals("@all")) {
          assertThat(rate).as("of %d without", plain).isGreaterThanOrEqualTo(plain / 2);
        }
      }
      telling(million, notices, messages, people, room);
      reading(million, herald, people.getLast());
    }
  }

  /// From the call to its arrival with the last of the thousand.
  private static void telling(
      Million million, Notices notices, Messages messages, List<User> people, String room)
      throws Exception {
    var heard = new AtomicReference<CountDownLatch>(new CountDownLatch(0));
    million
        .vertx
        .eventBus()
        .consumer(Address.NOTICE, notice -> heard.get().countDown())
        .completion()
        .await();
    Crier.begin(million.vertx, million.database, notices, user -> true);
    var lap =
        Lap.of(
            ROUNDS,
            () -> {
              heard.set(new CountDownLatch(MEMBERS - 1));
              messages.post(people.getFirst(), post(room, "@all")).await();
              assertThat(heard.get().await(60, TimeUnit.SECONDS)).isTrue();
            });
    say("%-48s %s", "@all, until the last of 999 is told", lap);
  }

  /// Somebody in a hundred rooms in each of which everybody was called a hundred times.
  private static void reading(Million million, Herald herald, User reader) throws Exception {
    million.write(c -> execute(c, JOIN.formatted(reader.id(), reader.id())));
    million.write(c -> execute(c, CALLED));
    var notifications = new Notifications(million.database, herald);
    for (var how : POSTGRES ? List.of("", ", with statistics") : List.of("")) {
      if (!how.isEmpty()) {
        million.write(c -> execute(c, "analyze"));
      }
      for (var read : List.of("0", "(select last_seq - 5 from rooms r where r.id = room_id)")) {
        million.write(c -> execute(c, PLACE.formatted(read, reader.id())));
        var lap = Lap.of(ROUNDS, () -> notifications.of(reader, "", 40, false).await());
        var unread = notifications.of(reader, "", 40, false).await().getLong("unread");
        say("%-48s %s", "notice.list, %,d calls unread%s".formatted(unread, how), lap);
        assertThat(lap.percentile(99)).isLessThanOrEqualTo(100);
      }
    }
  }

  private static final String JOIN =
      """
      insert into memberships (room_id, user_id, role, joined_seq, read_seq)
      select id, '%s', 'member', 0, 0 from rooms r
      where name <> 'Room 2000' and not exists
        (select 1 from memberships m where m.room_id = r.id and m.user_id = '%s')
      order by id fetch first 100 rows only
      """;

  private static final String PLACE = "update memberships set read_seq = %s where user_id = '%s'";

  private static final String CALLED =
      """
      insert into notices (id, user_id, kind, at, room_id, seq, message_id, author_id)
      select 'n' || substring(g.id from 2), 'all', 'mention', g.at, g.room_id, g.seq, g.id,
        g.author_id
      from messages g join rooms r on r.id = g.room_id
      where g.seq > r.last_seq - 100 and g.seq <= r.last_seq and r.name <> 'Room 2000'
      on conflict do nothing
      """;

  private static List<User> people(Million million) {
    var people = new ArrayList<User>();
    for (var i = 0; i < MEMBERS; i++) {
      var id = Ids.next();
      people.add(new User(id, "p" + id, "Person " + i));
    }
    million.write(
        c -> {
          for (var user : people) {
            insert(c, user);
          }
        });
    return people;
  }

  private static void insert(java.sql.Connection connection, User user) throws SQLException {
    execute(
        connection,
        "insert into users (id, username, display_name, password_hash, created_at)"
            + " values ('%s', '%s', '%s', '', now())"
                .formatted(user.id(), user.username(), user.displayName()));
  }

  private static Post post(String room, String call) {
    return new Post(room, Ids.next(), call + " dinner is ready, come down now", null);
  }

  /// Posts a second, many at a time, all in one room.
  private static long posts(
      Messages messages, List<User> people, String room, String call, int count)
      throws InterruptedException {
    var free = new Semaphore(IN_FLIGHT);
    var done = new CountDownLatch(count);
    var began = System.nanoTime();
    for (var i = 0; i < count; i++) {
      free.acquire();
      messages
          .post(people.get(i % 5), post(room, call))
          .onFailure(failure -> say("not posted: %s", failure))
          .onComplete(
              receipt -> {
                free.release();
                done.countDown();
              });
    }
    done.await();
    return count * 1_000L / Math.max(1, NANOSECONDS.toMillis(System.nanoTime() - began));
  }
}
