package chat.parlor.battery;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import chat.parlor.battery.check.Checker;
import chat.parlor.battery.check.Patience;
import chat.parlor.battery.check.Violation;
import chat.parlor.battery.client.Crowd;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.History;
import chat.parlor.battery.world.Fault;
import chat.parlor.battery.world.World;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.LoggerFactory;

/// One run: a crowd talks, things break and are mended, everybody comes to rest, all is read, and
/// the history is held against the promise.
public final class Battery {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration REST_MAX = Duration.ofSeconds(90);

  /// Until what changed last about who is online must be known.
  private static final Duration PRESENCE_SETTLES = Duration.ofSeconds(6);

  private final Plan plan;
  private final World world;
  private final Vertx vertx;
  private final Path folder;
  private final Duration quiet;

  /// @param quiet how long nothing is broken after each fault
  Battery(Plan plan, World world, Vertx vertx, Path folder, Duration quiet) {
    this.plan = plan;
    this.world = world;
    this.vertx = vertx;
    this.folder = folder;
    this.quiet = quiet;
  }

  /// Injects the faults one after the other, again and again until the time of the plan is over,
  /// each at least once.
  List<Violation> run(List<Fault> faults, Patience patience) {
    hush();
    System.out.printf("Battery: seed %d, history in %s%n", plan.seed(), folder);
    try (var history = History.in(folder);
        var crowd = Crowd.gather(plan, history, world, vertx)) {
      crowd.begin();
      Fault.Scene.endure(WARM_UP);
      strike(faults, history);
      crowd.quietDown();
      comeToRest(crowd);
      Fault.Scene.endure(PRESENCE_SETTLES);
      crowd.readEverything();
      var stopped = world.terminate();
      for (var club : crowd.clubs()) {
        history.add(new Entry.Log(history.nowUs(), "", club.id(), world.log(club.id())));
      }
      var violations = new java.util.ArrayList<>(new Checker(patience).check(history.entries()));
      if (!stopped) {
        violations.add(new Violation("Stop", "a node did not leave with 0 when it was asked to"));
      }
      System.out.println(Summary.of(history.entries(), violations));
      return violations;
    }
  }

  /// Connections break by the hundred here, and Vert.x tells of each.
  private static void hush() {
    for (var name : List.of("io.vertx.core.net", "io.vertx.core.http", "io.zonky.test")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
    }
  }

  private void strike(List<Fault> faults, History history) {
    var random = new Random(plan.seed());
    var scene = new Fault.Scene(world, history, random);
    var endNs = System.nanoTime() + plan.lasts().toNanos();
    for (var i = 0; i < faults.size() || System.nanoTime() < endNs; i++) {
      if (!faults.isEmpty()) {
        faults.get(i % faults.size()).strike(scene);
      }
      Fault.Scene.endure(quiet);
    }
  }

  /// Whoever has not caught up by then is the checker's business.
  private static void comeToRest(Crowd crowd) {
    try {
      Awaitility.await().atMost(REST_MAX).until(crowd::isCaughtUp);
    } catch (ConditionTimeoutException late) {
      System.out.println("Battery: not everybody has caught up");
    }
  }
}
