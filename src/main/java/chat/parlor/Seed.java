package chat.parlor;

import chat.parlor.settings.SeedPlan;
import chat.parlor.settings.Settings;

/// Fills an empty data directory for demonstrations and benchmarks.
final class Seed {
  private Seed() {}

  static void fill(Settings settings, SeedPlan plan) {
    throw new CannotStart("Seeding " + plan.users() + " users is not ready.");
  }
}
