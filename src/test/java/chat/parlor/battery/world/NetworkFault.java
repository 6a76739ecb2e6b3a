package chat.parlor.battery.world;

import java.time.Duration;

/// What happens to the network between nodes that are apart, and between one and the database.
public enum NetworkFault implements Fault {
  /// A node hears nothing of the others, nor they of it; clients and the database reach it. Shorter
  /// or longer than it takes to be given up.
  NODES_APART {
    @Override
    void harm(World.Apart apart, int node, Scene scene) {
      apart.networks().unplug(node);
      Scene.endure(Duration.ofMillis(scene.random().nextLong(3_000, 25_000)));
      apart.networks().plugIn(node);
    }
  },

  /// Nothing gets from a node to the database or back, and neither is told.
  CUT_FROM_DATABASE {
    @Override
    void harm(World.Apart apart, int node, Scene scene) {
      apart.toDatabase().get(node).block();
      Scene.endure(Duration.ofMillis(scene.random().nextLong(2_000, 15_000)));
      apart.toDatabase().get(node).unblock();
    }
  };

  abstract void harm(World.Apart apart, int node, Scene scene);

  @Override
  public void strike(Scene scene) {
    var node = scene.anyNode();
    scene.injected(this, node);
    harm(scene.world().apart().orElseThrow(), node, scene);
    scene.healed(this, node);
  }
}
