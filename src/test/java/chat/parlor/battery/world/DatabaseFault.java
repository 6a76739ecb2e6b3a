package chat.parlor.battery.world;

import java.time.Duration;

/// What happens to the PostgreSQL server.
public enum DatabaseFault implements Fault {
  /// All its processes are killed at once, and it is started again on its files.
  CRASH {
    @Override
    public void strike(Scene scene) {
      scene.injected(this, -1);
      scene.world().postgres().orElseThrow().crashAndDo(() -> Scene.endure(time(scene)));
      scene.healed(this, -1);
    }
  },

  /// It is there and does not answer.
  PAUSE {
    @Override
    public void strike(Scene scene) {
      scene.injected(this, -1);
      scene.world().postgres().orElseThrow().freezeAndDo(() -> Scene.endure(time(scene)));
      scene.healed(this, -1);
    }
  };

  private static Duration time(Scene scene) {
    return Duration.ofMillis(scene.random().nextLong(500, 4_000));
  }
}
