package chat.parlor.battery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.battery.check.Checker;
import chat.parlor.battery.check.Patience;
import chat.parlor.battery.history.History;
import chat.parlor.battery.world.DatabaseFault;
import chat.parlor.battery.world.Fault;
import chat.parlor.battery.world.LineFault;
import chat.parlor.battery.world.NetworkFault;
import chat.parlor.battery.world.NodeFault;
import chat.parlor.battery.world.World;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The battery at length, as `docs/reliability.md` says; without `-Dparlor.battery.minutes` there
/// is no such test. `-Dparlor.battery.history` checks a folder that a run has left.
@Timeout(100_000)
class BatteryTest {
  private static final long SEED = Long.getLong("parlor.battery.seed", System.nanoTime());
  private static final int NODES = Integer.getInteger("parlor.battery.nodes", 1);
  private static final boolean EMBEDDED = Boolean.getBoolean("parlor.battery.embedded");
  private static final boolean APART = Boolean.getBoolean("parlor.battery.apart");
  private static final int RATE = Integer.getInteger("parlor.battery.rate", 200);
  private static final String ONLY = System.getProperty("parlor.battery.only", "");
  private static final int PATIENCE = Integer.getInteger("parlor.battery.patience", 1);
  private static final Duration QUIET = Duration.ofSeconds(12);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> thePromiseHolds() {
    return Stream.ofNullable(Long.getLong("parlor.battery.minutes"))
        .map(
            minutes ->
                DynamicTest.dynamicTest(
                    minutes + " minutes", () -> run(Duration.ofMinutes(minutes))));
  }

  /// Holds what an earlier run wrote down against the promise once more.
  @TestFactory
  Stream<DynamicTest> thePromiseHeld() {
    return Stream.ofNullable(System.getProperty("parlor.battery.history"))
        .map(folder -> DynamicTest.dynamicTest(folder, () -> checkAgain(Path.of(folder))));
  }

  private static void checkAgain(Path folder) {
    var entries = History.read(folder);
    var violations = new Checker(Patience.times(PATIENCE)).check(entries);
    System.out.println(Summary.of(entries, violations));
    assertThat(violations).isEmpty();
  }

  private void run(Duration lasts) {
    var plan = Plan.full(SEED, lasts).withActsPerSecond(RATE);
    var folder = Path.of("target", "battery", Long.toString(SEED));
    var vertx = Vertx.vertx();
    try (var world = world(vertx)) {
      var violations =
          new Battery(plan, world, vertx, folder, QUIET).run(faults(), Patience.times(PATIENCE));
      assertThat(violations).as("-Dparlor.battery.seed=%d", SEED).isEmpty();
    } finally {
      vertx.close().await();
    }
  }

  private World world(Vertx vertx) {
    if (EMBEDDED) {
      return World.embedded(vertx, directory);
    }
    var world =
        APART ? World.apart(vertx, directory, NODES) : World.onPostgres(vertx, directory, NODES);
    return NODES == 1 ? world : world.behindBalancer(directory);
  }

  /// All that can happen to this world, in the order of the seed; with `-Dparlor.battery.only` what
  /// it names, with `none` nothing.
  private static List<Fault> faults() {
    var faults = new ArrayList<Fault>(List.of(NodeFault.values()));
    faults.addAll(List.of(LineFault.values()));
    if (!EMBEDDED) {
      faults.addAll(List.of(DatabaseFault.values()));
    }
    if (APART) {
      faults.addAll(List.of(NetworkFault.values()));
    }
    if (NODES == 1) {
      faults.remove(NodeFault.CHANGE_OF_GUARD);
    }
    if (!ONLY.isEmpty()) {
      var only = List.of(ONLY.split(","));
      assertThat(faults.stream().map(Fault::name).toList())
          .as("-Dparlor.battery.only")
          .containsAll(ONLY.equals("none") ? List.of() : only);
      faults.removeIf(fault -> !only.contains(fault.name()));
    }
    Collections.shuffle(faults, new Random(SEED));
    return faults;
  }
}
