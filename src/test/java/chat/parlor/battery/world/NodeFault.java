package chat.parlor.battery.world;

import chat.parlor.testing.ParlorProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// What happens to the processes of the nodes.
public enum NodeFault implements Fault {
  /// `kill -9` and a new start; under full load that is mostly during a group commit.
  KILL {
    @Override
    public void strike(Scene scene) {
      var node = scene.anyNode();
      scene.injected(this, node);
      process(scene, node).kill();
      process(scene, node).startAgain();
      scene.healed(this, node);
    }
  },

  /// SIGTERM and a new start, one node after the other.
  ROLLING_RESTART {
    @Override
    public void strike(Scene scene) {
      for (var node = 0; node < scene.world().nodes().size(); node++) {
        scene.injected(this, node);
        var code = process(scene, node).terminate();
        if (code != 0) {
          throw new AssertionError("Parlor left with " + code);
        }
        process(scene, node).startAgain();
        scene.healed(this, node);
      }
    }
  },

  /// SIGSTOP for some seconds: the process is there and does nothing.
  FREEZE {
    @Override
    public void strike(Scene scene) {
      freeze(scene, seconds(scene, 2, 9));
    }
  },

  /// The same for longer than it takes to be given up by the others.
  LONG_FREEZE {
    @Override
    public void strike(Scene scene) {
      freeze(scene, Duration.ofSeconds(15));
    }
  },

  /// The same for longer than any connection lasts.
  VERY_LONG_FREEZE {
    @Override
    public void strike(Scene scene) {
      freeze(scene, Duration.ofSeconds(75));
    }
  },

  /// All die at once.
  BLACKOUT {
    @Override
    public void strike(Scene scene) {
      scene.injected(this, -1);
      scene.world().nodes().forEach(node -> node.process().kill());
      IntStream.range(0, scene.world().nodes().size())
          .parallel()
          .forEach(node -> process(scene, node).startAgain());
      scene.healed(this, -1);
    }
  },

  /// A node that was killed comes back while another one dies. Needs several nodes.
  CHANGE_OF_GUARD {
    @Override
    public void strike(Scene scene) {
      var first = scene.anyNode();
      var second = (first + 1) % scene.world().nodes().size();
      scene.injected(this, -1);
      process(scene, first).kill();
      var dies =
          CompletableFuture.runAsync(
              () -> process(scene, second).kill(),
              CompletableFuture.delayedExecutor(
                  scene.random().nextLong(2_000), TimeUnit.MILLISECONDS));
      process(scene, first).startAgain();
      dies.join();
      process(scene, second).startAgain();
      scene.healed(this, -1);
    }
  };

  void freeze(Scene scene, Duration time) {
    var node = scene.anyNode();
    scene.injected(this, node);
    process(scene, node).freezeAndDo(() -> Scene.endure(time));
    scene.healed(this, node);
  }

  private static ParlorProcess process(Scene scene, int node) {
    return scene.world().nodes().get(node).process();
  }

  private static Duration seconds(Scene scene, int from, int to) {
    return Duration.ofMillis(scene.random().nextLong(from * 1_000L, to * 1_000L));
  }
}
