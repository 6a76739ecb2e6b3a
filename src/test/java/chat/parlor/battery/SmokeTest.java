package chat.parlor.battery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.battery.check.Patience;
import chat.parlor.battery.world.DatabaseFault;
import chat.parlor.battery.world.NodeFault;
import chat.parlor.battery.world.World;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The battery in a minute: a node that is killed, one that hangs, and a database that crashes.
@Timeout(600)
class SmokeTest {
  private static final long SEED = Long.getLong("parlor.battery.seed", System.nanoTime());

  private static final int NODES = Integer.getInteger("parlor.battery.nodes", 2);

  /// A machine that runs a build has other things to do, too.
  private static final Patience PATIENCE = Patience.times(4);

  private static final Duration QUIET = Duration.ofSeconds(6);

  private final Vertx vertx = Vertx.vertx();

  @TempDir Path directory;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void nothingIsLostDoubledReorderedOrLeaked() {
    var plan = Plan.small(SEED, Duration.ZERO);
    var folder = Path.of("target", "battery", Long.toString(SEED));
    try (var world = World.onPostgres(vertx, directory, NODES)) {
      var faults = List.of(NodeFault.KILL, NodeFault.FREEZE, DatabaseFault.CRASH);
      assertThat(new Battery(plan, world, vertx, folder, QUIET).run(List.copyOf(faults), PATIENCE))
          .as("-Dparlor.battery.seed=%d", SEED)
          .isEmpty();
    }
  }
}
