package chat.parlor.message;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.room.Door;
import chat.parlor.room.RoomLog;
import chat.parlor.search.Request;
import chat.parlor.search.Search;
import chat.parlor.testing.Postgres;
import chat.parlor.wire.Ids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How fast messages are found among a million others, and what an index costs those who write. Its
/// name keeps it out of the tests; `CONTRIBUTING.md` has the command.
@Timeout(1_200)
class SearchSpeed {
  private static final int MESSAGES = Integer.getInteger("parlor.search.messages", 1_000_000);
  private static final boolean POSTGRES =
      "postgresql".equals(System.getProperty("parlor.search.database"));
  private static final int ROUNDS = Integer.getInteger("parlor.search.rounds", 60);
  private static final int POSTS = Integer.getInteger("parlor.search.posts", 12_000);
  private static final int IN_FLIGHT = 64;

  @TempDir Path directory;

  /// Where a filled embedded database is kept for the next run; filling takes the longest.
  private static final String KEPT = System.getProperty("parlor.search.directory");

  private final Vertx vertx = Vertx.vertx();

  @Test
  void finding() throws Exception {
    directory = KEPT == null ? directory : Path.of(KEPT);
    try (var postgres = POSTGRES ? Postgres.start(directory) : null) {
      var settings = POSTGRES ? postgres.emptyDatabase() : Map.<String, String>of();
      var tables =
          Database.migrate(
              settings.getOrDefault("PARLOR_DATABASE_URL", Database.embeddedIn(directory)),
              settings.getOrDefault("PARLOR_DATABASE_USER", ""),
              settings.getOrDefault("PARLOR_DATABASE_PASSWORD", ""));
      var database = Database.open(vertx, tables).await();
      try {
        measure(database);
      } finally {
        database.close().await();
        vertx.close().await();
      }
    }
  }

  private void measure(Database database) throws Exception {
    var archive = new Archive(database);
    var began = System.nanoTime();
    if (POSTGRES) {
      archive.write(c -> execute(c, "drop index message_words_by_word"));
    }
    archive.fill(MESSAGES);
    say("%,d messages written in %s s", MESSAGES, seconds(began));
    var log = new RoomLog(vertx, new Door(vertx, database, POSTGRES));
    var herald = new Herald(vertx, database, new Notices(vertx.eventBus()));
    var wordless = new Messages(database, log, herald, user -> false, new WordStore(false));
    var without = posts(wordless, archive);
    began = System.nanoTime();
    if (POSTGRES) {
      archive.write(
          c ->
              execute(
                  c,
                  "create index message_words_by_word on message_words using gin (words)"
                      + " with (fastupdate = on, gin_pending_list_limit = 512)"));
      archive.write(c -> execute(c, "analyze"));
    }
    var timeline = new Timeline(database);
    var search =
        POSTGRES
            ? Search.inPostgres(vertx, database, timeline)
            : Search.inFiles(vertx, database, timeline, log, directory.resolve("search"));
    awaitLevel(search, archive.users.getFirst());
    say("indexed in %s s", seconds(began));
    var with = posts(new Messages(database, log, herald, user -> false), archive);
    say("posts a second: %d without an index, %d with: %.2f", without, with, 1.0 * with / without);
    queries(search, archive, ROUNDS / 4 + 1);
    var p99 = queries(search, archive, ROUNDS);
    search.close().await();
    assertThat(p99).as("ms").isLessThanOrEqualTo(100);
    assertThat(with).isGreaterThanOrEqualTo(without / 2);
  }

  /// Every kind of question by somebody in many rooms and by somebody in few; answers the 99th
  /// percentile of all of them in milliseconds.
  private static double queries(Search search, Archive archive, int rounds) {
    var chatter = new Chatter(11);
    var times = new TreeMap<String, List<Long>>();
    for (var round = 0; round < rounds; round++) {
      for (var user : List.of(archive.users.getFirst(), archive.users.getLast())) {
        for (var kind : questions(chatter).entrySet()) {
          for (var order : List.of("newest", "best")) {
            var request = Request.read(kind.getValue(), null, order, "", 20);
            var began = System.nanoTime();
            search.find(user, request).await();
            times
                .computeIfAbsent(kind.getKey() + ", " + order, k -> new ArrayList<>())
                .add(System.nanoTime() - began);
          }
        }
      }
    }
    times.forEach((kind, each) -> say("%-28s %s", kind, figures(each)));
    var all = times.values().stream().flatMap(List::stream).toList();
    say("%-28s %s", "all " + all.size(), figures(all));
    return percentile(all, 99);
  }

  private static Map<String, String> questions(Chatter chatter) {
    var common = Chatter.word(chatter.pick(20));
    var some = Chatter.word(chatter.rank());
    var rare = Chatter.word(5_000 + chatter.pick(20_000));
    return Map.of(
        "1 the commonest words", common,
        "2 a word of a text", some,
        "3 a rare word", rare,
        "4 two words of texts", some + " " + Chatter.word(chatter.rank()),
        "5 a prefix", some.substring(0, Math.min(3, some.length())) + "*",
        "6 a phrase", "\"" + common + " " + Chatter.word(chatter.pick(50)) + "\"",
        "7 word, author, month", some + " from:user3 after:2024-05-31 before:2024-07-01",
        "8 word and room", some + " in:\"Room 102\"",
        "9 links of somebody", "has:link from:user7");
  }

  /// Posts a second, many at a time, into the first rooms.
  private long posts(Messages messages, Archive archive) throws InterruptedException {
    var chatter = new Chatter(13);
    var free = new Semaphore(IN_FLIGHT);
    var done = new CountDownLatch(POSTS);
    var began = 0L;
    for (var i = -POSTS / 4; i < POSTS; i++) {
      if (i == 0) {
        began = System.nanoTime();
      }
      free.acquire();
      var room = archive.rooms.get(20 * (Math.floorMod(i, 10)));
      var post = new Post(room, Ids.next(), chatter.text(), null);
      var last = i >= 0;
      post(messages, archive.users.getFirst(), post)
          .onComplete(
              receipt -> {
                free.release();
                if (last) {
                  done.countDown();
                }
              });
    }
    done.await();
    return POSTS * 1_000L / Math.max(1, NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private static Future<Receipt> post(Messages messages, User user, Post post) {
    return messages.post(user, post).onFailure(failure -> say("not posted: %s", failure));
  }

  /// An index that is being made refuses.
  private static void awaitLevel(Search search, User user) {
    while (true) {
      try {
        search.find(user, Request.read("nothing", null, null, "", 1)).await();
        return;
      } catch (chat.parlor.wire.Refusal notYet) {
        assertThat(notYet.code()).isEqualTo(chat.parlor.wire.Code.UNAVAILABLE);
      }
    }
  }

  private static void execute(java.sql.Connection connection, String sql)
      throws java.sql.SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String figures(List<Long> nanos) {
    return "p50 %6.1f  p99 %6.1f  max %6.1f ms"
        .formatted(percentile(nanos, 50), percentile(nanos, 99), percentile(nanos, 100));
  }

  private static double percentile(List<Long> nanos, int percent) {
    var sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)] / 1e6;
  }

  private static String seconds(long began) {
    return "" + NANOSECONDS.toSeconds(System.nanoTime() - began);
  }

  private static void say(String form, Object... values) {
    System.out.printf(form + "%n", values);
  }
}
