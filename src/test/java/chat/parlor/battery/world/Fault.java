package chat.parlor.battery.world;

import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.History;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Something that breaks and is mended again. Its name is what histories and summaries call it.
public interface Fault {
  String name();

  /// Breaks something, writes down when, and mends it.
  void strike(Scene scene);

  /// Where faults happen.
  record Scene(World world, History history, Random random) {
    int anyNode() {
      return random.nextInt(world.nodes().size());
    }

    void injected(Fault fault, int node) {
      history.add(new Entry.Injected(history.nowUs(), fault.name(), node));
    }

    void healed(Fault fault, int node) {
      history.add(new Entry.Healed(history.nowUs(), fault.name(), node));
    }

    /// Lets time go by while something is broken.
    public static void endure(Duration time) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
          .join();
    }
  }
}
