package chat.parlor.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What everybody who writes relies on.
@Timeout(60)
class GroupCommitTest {
  @TempDir static Path directory;

  final Vertx vertx = Vertx.vertx();
  Database database;

  private DatabaseAddress address;

  /// An empty database.
  DatabaseAddress newAddress() throws IOException {
    return new DatabaseAddress(
        Database.embeddedIn(Files.createTempDirectory(directory, "data")), "", "");
  }

  record DatabaseAddress(String url, String user, String password) {}

  @BeforeEach
  void openEmpty() throws IOException {
    address = newAddress();
    open();
  }

  private void open() {
    database =
        Database.open(vertx, Database.migrate(address.url(), address.user(), address.password()))
            .await();
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
  }

  @Test
  void whatIsRefusedIsUndoneAndHarmsNobody() throws Exception {
    var gate = holdTheWriter();
    var before = insert("before");
    var refused =
        database
            .writes()
            .submit(
                connection -> {
                  insertUser(connection, "refused");
                  throw new Refusal(Code.NOT_ALLOWED, "No.");
                });
    var broken = insert("before");
    var after = insert("after");
    gate.countDown();

    before.await();
    after.await();
    assertThatThrownBy(refused::await).isInstanceOf(Refusal.class);
    assertThatThrownBy(broken::await).isInstanceOf(SQLException.class);
    assertThat(names()).containsExactly("after", "before");
  }

  /// In the second round there are savepoints, because the first one had to be undone.
  @Test
  void whatIsRefusedAmongWritesToOneRoomIsUndoneAndHarmsNobody() throws Exception {
    for (var round : List.of("first", "second")) {
      var gate = holdTheWriter();
      var before = insertIn("room", round + " before");
      var refused =
          database
              .writes()
              .submit(
                  "room",
                  connection -> {
                    insertUser(connection, round + " refused");
                    throw new Refusal(Code.NOT_ALLOWED, "No.");
                  },
                  result -> {});
      var broken = insertIn("room", round + " before");
      var after = insertIn("room", round + " after");
      gate.countDown();

      before.await();
      after.await();
      assertThatThrownBy(refused::await).isInstanceOf(Refusal.class);
      assertThatThrownBy(broken::await).isInstanceOf(SQLException.class);
    }
    assertThat(names())
        .containsExactly("first after", "first before", "second after", "second before");
  }

  @Test
  void whatIsRefusedAloneIsUndone() {
    var refused =
        database
            .writes()
            .submit(
                connection -> {
                  insertUser(connection, "refused");
                  throw new Refusal(Code.NOT_ALLOWED, "No.");
                });
    assertThatThrownBy(refused::await).isInstanceOf(Refusal.class);
    insert("after").await();
    assertThat(names()).containsExactly("after");
  }

  @Test
  void asksAndWritesSeveralThingsTogether() {
    var names =
        database
            .writes()
            .submit(
                connection -> {
                  Statements.write(connection, List.of(user("ada"), user("grace")));
                  var one = named("ada");
                  var none = named("nobody");
                  var another = named("grace");
                  Statements.ask(connection, List.of(one, none, another));
                  assertThat(none.first()).isEmpty();
                  return List.of(one.first().orElseThrow(), another.first().orElseThrow());
                })
            .await();
    assertThat(names).containsExactly("ada", "grace");
  }

  @Test
  void whateverFailsAmongSeveralWritesFailsThemAll() {
    for (var failing = 0; failing < 3; failing++) {
      var writes = new ArrayList<>(List.of(user("ada"), user("grace"), user("alan")));
      writes.set(failing, Write.of("update users set id = null"));
      writes.addFirst(user("first"));
      var written =
          database
              .writes()
              .submit(
                  connection -> {
                    Statements.write(connection, writes);
                    return null;
                  });
      assertThatThrownBy(written::await).isInstanceOf(SQLException.class);
      assertThat(names()).isEmpty();
    }
  }

  private static Question<String> named(String name) {
    return new Question<>(
        "select username from users where username = ?", row -> row.getString(1), name);
  }

  @Test
  void tellsInTheOrderOfTheWrites() {
    var told = new CopyOnWriteArrayList<Integer>();
    var writes = new ArrayList<Future<Integer>>();
    for (var i = 0; i < 500; i++) {
      var number = i;
      writes.add(database.writes().submit("", connection -> number, told::add));
    }
    Future.all(writes).await();
    assertThat(told).hasSize(500).isSorted();
  }

  @Test
  void hasTakenEffectForWhoeverReadsAfterwards() {
    for (var i = 0; i < 50; i++) {
      insert("user" + i).await();
      assertThat(names()).hasSize(i + 1);
    }
  }

  @Test
  void refusesWhenTooMuchIsWaiting() throws Exception {
    var gate = holdTheWriter();
    List<Future<Integer>> waiting = new ArrayList<>();
    for (var i = 0; i < GroupCommit.WAITING_MAX; i++) {
      waiting.add(database.writes().submit(connection -> 1));
    }
    var tooMany = database.writes().submit(connection -> 1);
    assertThatThrownBy(tooMany::await)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.OVERLOADED));
    gate.countDown();
    Future.all(waiting).await();
  }

  @Test
  void finishesWhatIsWaitingBeforeItCloses() throws Exception {
    var gate = holdTheWriter();
    var last = insert("last");
    var closing = database.close();
    gate.countDown();
    closing.await();
    assertThat(last.await()).isEqualTo(1);

    open();
    assertThat(names()).containsExactly("last");
  }

  @Test
  void answersWhateverComesWhileItCloses() {
    var answers = new ArrayList<Future<Integer>>();
    var closing = database.close();
    while (!closing.isComplete()) {
      answers.add(database.writes().submit(connection -> 1));
    }
    await().atMost(10, SECONDS).until(() -> answers.stream().allMatch(Future::isComplete));

    open();
  }

  /// Keeps the writer busy until the latch is opened, so that what follows forms one group.
  private CountDownLatch holdTheWriter() throws InterruptedException {
    var gate = new CountDownLatch(1);
    var busy = new CountDownLatch(1);
    database
        .writes()
        .submit(
            connection -> {
              busy.countDown();
              try {
                return gate.await(30, SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(busy.await(30, SECONDS)).isTrue();
    return gate;
  }

  private Future<Integer> insert(String name) {
    return database.writes().submit(connection -> insertUser(connection, name));
  }

  private Future<Integer> insertIn(String room, String name) {
    return database.writes().submit(room, connection -> insertUser(connection, name), one -> {});
  }

  private static int insertUser(Connection connection, String name) throws SQLException {
    var user = user(name);
    return Statements.update(connection, user.sql(), user.parameters().toArray());
  }

  private static Write user(String name) {
    return Write.of(
        """
        insert into users (id, username, display_name, password_hash, created_at)
        values (?, ?, ?, ?, ?)
        """,
        name,
        name,
        name,
        "-",
        OffsetDateTime.now());
  }

  private List<String> names() {
    var names = new ArrayList<String>();
    database
        .read("select username from users order by username", Tuple.tuple())
        .await()
        .forEach(row -> names.add(row.getString(0)));
    return names;
  }
}
