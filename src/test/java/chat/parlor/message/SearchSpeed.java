package chat.parlor.message;

import static chat.parlor.message.Million.POSTGRES;
import static chat.parlor.message.Million.ROUNDS;
import static chat.parlor.message.Million.say;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.notice.Herald;
import chat.parlor.room.Door;
import chat.parlor.room.RoomLog;
import chat.parlor.search.Request;
import chat.parlor.search.Search;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import java.nio.file.Path;
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
@Timeout(1_800)
class SearchSpeed {
  private static final int POSTS = Integer.getInteger("parlor.speed.posts", 12_000);
  private static final int IN_FLIGHT = 64;

  @TempDir Path directory;

  @Test
  void finding() throws Exception {
    try (var million = Million.open(directory)) {
      if (POSTGRES) {
        million.write(c -> Million.execute(c, "drop index if exists message_words_by_word"));
      }
      million.fill();
      measure(million);
    }
  }

  private static void measure(Million million) throws Exception {
    var database = million.database;
    var archive = million.archive;
    var log = new RoomLog(million.vertx, new Door(million.vertx, database, POSTGRES));
    var herald = new Herald(million.vertx, database, new Notices(million.vertx.eventBus()));
    var wordless = new Messages(database, log, herald, user -> false, new WordStore(false));
    posts(wordless, archive);
    var without = posts(wordless, archive);
    var began = System.nanoTime();
    if (POSTGRES) {
      archive.write(
          c ->
              Million.execute(
                  c,
                  "create index message_words_by_word on message_words using gin (words)"
                      + " with (fastupdate = on, gin_pending_list_limit = 512)"));
    }
    var timeline = new Timeline(database);
    var search =
        POSTGRES
            ? Search.inPostgres(million.vertx, database, timeline)
            : Search.inFiles(
                million.vertx, database, timeline, log, million.directory.resolve("search"));
    search.begin();
    awaitLevel(search, archive.users.getFirst());
    say("indexed in %d s", NANOSECONDS.toSeconds(System.nanoTime() - began));
    var with = posts(new Messages(database, log, herald, user -> false), archive);
    var again = posts(wordless, archive);
    say("posts a second: %d without an index, %d with, %d without", without, with, again);
    var p99 = queries(search, archive, "");
    if (POSTGRES) {
      archive.write(c -> Million.execute(c, "analyze"));
      p99 = Math.max(p99, queries(search, archive, ", with statistics"));
    }
    search.close().await();
    assertThat(p99).as("ms").isLessThanOrEqualTo(100);
    assertThat(with).isGreaterThanOrEqualTo(without / 2);
  }

  /// Every kind of question by somebody in many rooms and by somebody in few; answers the 99th
  /// percentile of all of them in milliseconds.
  private static double queries(Search search, Archive archive, String how) throws Exception {
    var chatter = new Chatter(11);
    var laps = new TreeMap<String, Lap>();
    for (var round = -ROUNDS / 4; round < ROUNDS; round++) {
      for (var user : List.of(archive.users.getFirst(), archive.users.getLast())) {
        for (var question : questions(chatter).entrySet()) {
          for (var order : List.of("newest", "best")) {
            var request = Request.read(question.getValue(), null, order, "", 20);
            var kind = question.getKey() + ", " + order;
            var lap = round < 0 ? new Lap() : laps.computeIfAbsent(kind, k -> new Lap());
            lap.time(() -> search.find(user, request).await());
          }
        }
      }
    }
    var all = new Lap();
    laps.forEach((kind, lap) -> say("%-32s %s", kind + how, lap));
    laps.values().forEach(all::addAll);
    say("%-32s %s", "all " + all.size() + how, all);
    return all.percentile(99);
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
  private static long posts(Messages messages, Archive archive) throws InterruptedException {
    var chatter = new Chatter(13);
    var free = new Semaphore(IN_FLIGHT);
    var done = new CountDownLatch(POSTS);
    var began = System.nanoTime();
    for (var i = 0; i < POSTS; i++) {
      free.acquire();
      var room = archive.rooms.get(20 * (i % 10));
      messages
          .post(archive.users.getFirst(), new Post(room, Ids.next(), chatter.text(), null))
          .onFailure(failure -> say("not posted: %s", failure))
          .onComplete(
              receipt -> {
                free.release();
                done.countDown();
              });
    }
    done.await();
    return POSTS * 1_000L / Math.max(1, NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  /// An index that is being made refuses.
  private static void awaitLevel(Search search, User user) {
    while (true) {
      try {
        search.find(user, Request.read("nothing", null, null, "", 1)).await();
        return;
      } catch (Refusal notYet) {
        assertThat(notYet.code()).isEqualTo(Code.UNAVAILABLE);
      }
    }
  }
}
