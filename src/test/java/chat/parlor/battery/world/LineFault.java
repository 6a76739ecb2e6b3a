package chat.parlor.battery.world;

import java.time.Duration;

/// What happens to the connections between clients and a node.
public enum LineFault implements Fault {
  /// A third of the connections is reset.
  RESET {
    @Override
    void harm(Road road, Scene scene) {
      road.reset(scene.random(), SHARE);
    }
  },

  /// A third of the connections ends in the middle of a frame that its client was sending.
  TRUNCATED {
    @Override
    void harm(Road road, Scene scene) {
      road.truncate(scene.random(), SHARE);
    }
  },

  /// A third of the clients is gone, and the node hears nothing of it.
  HALF_OPEN {
    @Override
    void harm(Road road, Scene scene) {
      road.halfOpen(scene.random(), SHARE);
      Scene.endure(Duration.ofMillis(scene.random().nextLong(1_000, 5_000)));
      road.endVanished();
    }
  },

  /// Everything takes a fifth of a second longer, and now and then a connection is lost.
  SLOW_AND_LOSSY {
    @Override
    void harm(Road road, Scene scene) {
      road.delay(DELAY_MS);
      for (var i = 0; i < LOSSES; i++) {
        Scene.endure(Duration.ofMillis(scene.random().nextLong(200, 1_000)));
        road.reset(scene.random(), 1.0 / 20);
      }
      road.delay(0);
    }
  };

  private static final double SHARE = 1.0 / 3;
  private static final int DELAY_MS = 200;
  private static final int LOSSES = 8;

  abstract void harm(Road road, Scene scene);

  @Override
  public void strike(Scene scene) {
    var node = scene.anyNode();
    scene.injected(this, node);
    harm(scene.world().nodes().get(node).road(), scene);
    scene.healed(this, node);
  }
}
