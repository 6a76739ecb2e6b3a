package chat.parlor.battery.client;

import chat.parlor.battery.Plan;
import chat.parlor.battery.history.History;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Everybody who takes part and the rooms they are in, all on one event loop. Called from outside,
/// from a thread that may wait.
public final class Crowd implements AutoCloseable {
  private static final int SIGN_UPS_AT_ONCE = 4;
  private static final int FRAME_BYTES_MAX = 8 * 1024 * 1024;
  private static final long WAIT_SECONDS_MAX = 120;

  private final Plan plan;
  private final History history;
  private final Doors doors;
  private final Vertx vertx;
  private final Context loop;
  private final WebSocketClient client;
  private final Random random;
  private final List<Person> people = new ArrayList<>();
  private final List<Club> clubs = new ArrayList<>();
  private Talk talk;

  private Crowd(Plan plan, History history, Doors doors, Vertx vertx) {
    this.plan = plan;
    this.history = history;
    this.doors = doors;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.random = new Random(plan.seed());
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(10_000)
                .setMaxFrameSize(FRAME_BYTES_MAX)
                .setMaxMessageSize(FRAME_BYTES_MAX));
  }

  /// Everybody signed up, online, and in their rooms.
  public static Crowd gather(Plan plan, History history, Doors doors, Vertx vertx) {
    var crowd = new Crowd(plan, history, doors, vertx);
    crowd.signUp();
    crowd.on(
        () -> Future.succeededFuture(crowd.people).onSuccess(all -> all.forEach(Person::come)));
    crowd.found();
    return crowd;
  }

  public List<Person> people() {
    return people;
  }

  public List<Club> clubs() {
    return clubs;
  }

  /// Everybody begins to talk.
  public void begin() {
    on(
        () -> {
          talk = new Talk(plan, vertx, people, clubs, random.nextLong());
          talk.begin();
          return Future.succeededFuture();
        });
  }

  /// Nobody begins anything new, all come back and read as fast as they can.
  public void quietDown() {
    on(
        () -> {
          talk.end();
          people.forEach(
              person -> {
                person.hurry();
                person.come();
              });
          return Future.succeededFuture();
        });
  }

  /// Whether everything is answered and everybody has seen everything.
  public boolean isCaughtUp() {
    return on(() -> new Finale(history, people, clubs).isCaughtUp());
  }

  /// Writes down the log of each room as some of its members read it, and who is online in it.
  public void readEverything() {
    clubs.forEach(club -> on(() -> new Finale(history, people, clubs).read(club)));
  }

  /// Does something on the loop where everybody lives, and waits for its end.
  public <T> T on(Supplier<Future<T>> act) {
    var done = new CompletableFuture<T>();
    loop.runOnContext(
        v -> act.get().onSuccess(done::complete).onFailure(done::completeExceptionally));
    return wait(done);
  }

  @Override
  public void close() {
    client.close();
  }

  private void signUp() {
    try (var threads = Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE)) {
      var sessions =
          IntStream.range(0, plan.people())
              .mapToObj(
                  i ->
                      threads.submit(
                          (Callable<chat.parlor.testing.Api.Session>)
                              () -> doors.api(i % doors.count()).signUp("person-" + i)))
              .toList();
      for (var i = 0; i < sessions.size(); i++) {
        var pass = new Pass(vertx, doors, sessions.get(i).get(), random.nextLong());
        people.add(new Person(loop, client, doors, history, pass, temper(i), random.nextLong()));
      }
    } catch (java.util.concurrent.ExecutionException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Of ten people one is slow and one comes and goes.
  private static Temper temper(int number) {
    return switch (number % 10) {
      case 8 -> Temper.SLOW;
      case 9 -> Temper.FLAPPING;
      default -> Temper.STEADY;
    };
  }

  private void found() {
    for (var i = 0; i < Plan.HOT_ROOMS + plan.coldRooms(); i++) {
      var hot = i < Plan.HOT_ROOMS;
      var owner = people.get(i);
      var name = (hot ? "Hot " : "Cold ") + i;
      var room = on(() -> owner.create(name)).getJsonObject("room");
      var club = new Club(room.getString("id"), room.getString("code"), owner, hot);
      clubs.add(club);
      var size = hot ? plan.hotMembers() : 5 + random.nextInt(6);
      var others = new ArrayList<>(people);
      java.util.Collections.shuffle(others, random);
      others.remove(owner);
      on(
          () ->
              Future.all(
                  others.stream()
                      .limit(size - 1)
                      .map(person -> person.join(club.id(), club.code()))
                      .toList()));
    }
  }

  private static <T> T wait(CompletableFuture<T> done) {
    try {
      return done.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
