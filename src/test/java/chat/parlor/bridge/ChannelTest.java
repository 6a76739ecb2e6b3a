package chat.parlor.bridge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import chat.parlor.message.Messages;
import chat.parlor.message.Post;
import chat.parlor.message.Timeline;
import chat.parlor.notice.Herald;
import chat.parlor.room.Door;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Address;
import chat.parlor.wire.Ids;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The bus may drop, double and delay; what a channel hands on is the log.
@Timeout(60)
class ChannelTest {
  @TempDir Path directory;

  private final Vertx vertx = Vertx.vertx();

  /// A bus that nobody here listens to: what is announced there is lost.
  private final Vertx elsewhere = Vertx.vertx();

  private final User ann = new User(Ids.next(), "ann", "Ann");
  private final List<Long> delivered = new CopyOnWriteArrayList<>();
  private Database database;
  private Messages heard;
  private Messages lost;
  private String room;

  @BeforeEach
  void openChannel() {
    database =
        Database.open(vertx, Database.migrate(Database.embeddedIn(directory), "", "")).await();
    insertAnn();
    var log = new RoomLog(vertx, new Door(vertx, database, false));
    var herald = new Herald(vertx, database, new Notices(vertx.eventBus()));
    heard = new Messages(database, log, herald, user -> false);
    lost =
        new Messages(
            database,
            new RoomLog(elsewhere, new Door(elsewhere, database, false)),
            herald,
            user -> false);
    room =
        new Rooms(database, log, new Door(vertx, database, false))
            .create(ann, "Tea", "")
            .await()
            .id();

    var loops = new Loops(vertx);
    var channel =
        new Channel(room, vertx, loops, new Timeline(database), new Door(vertx, database, false));
    var group = channel.groupOf(loops.current()).await();
    group.add(new Recorder(group, delivered));
  }

  /// A listener that is always live and writes down what it is given.
  private static final class Recorder extends Subscription {
    private final List<Long> seen;

    Recorder(Group group, List<Long> seen) {
      super(null, null, group, null, null);
      this.seen = seen;
    }

    @Override
    void offer(Parcel parcel) {
      for (var i = 0; i < parcel.size(); i++) {
        seen.add(parcel.event(i).seq());
      }
    }
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
    elsewhere.close().await();
  }

  @Test
  void readsFromTheLogWhatTheBusHasDropped() {
    post(heard);
    post(lost);
    post(lost);
    post(heard);
    delivers(2, 3, 4, 5);
  }

  @Test
  void handsOnNothingTwice() {
    post(heard);
    publish(2);
    publish(1);
    post(heard);
    delivers(2, 3);
  }

  @Test
  void readsALostTailAsSoonAsItIsHintedAt() {
    post(lost);
    post(lost);
    publish(3);
    delivers(2, 3);
  }

  private void delivers(long... numbers) {
    await().atMost(10, SECONDS).until(() -> delivered.size() >= numbers.length);
    assertThat(delivered).containsExactly(box(numbers));
  }

  private static Long[] box(long... numbers) {
    return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
  }

  private void post(Messages through) {
    through.post(ann, new Post(room, Ids.next(), "hello", null)).await();
  }

  private void publish(long seq) {
    vertx
        .eventBus()
        .publish(
            Address.ofRoom(room),
            new RoomEvent(room, seq, Kind.MESSAGE_POSTED, null, "{\"seq\":" + seq + "}"));
  }

  private void insertAnn() {
    database
        .writes()
        .submit(
            connection ->
                Statements.update(
                    connection,
                    """
                    insert into users (id, username, display_name, password_hash, created_at)
                    values (?, ?, ?, ?, ?)
                    """,
                    ann.id(),
                    ann.username(),
                    ann.displayName(),
                    "-",
                    OffsetDateTime.now()))
        .await();
  }
}
