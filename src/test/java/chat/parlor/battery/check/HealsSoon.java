package chat.parlor.battery.check;

import java.util.function.Consumer;

/// I11: once what was broken is whole, sends succeed within five seconds, and within ten everybody
/// has seen all that was acknowledged before.
final class HealsSoon implements Invariant {
  private final Patience patience;

  HealsSoon(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    for (var recovery : Recovery.all(facts, patience.caughtUp())) {
      var healedUs = recovery.healedUs();
      if (facts.weather.isCalm(healedUs, healedUs + patience.sending())
          && recovery.firstSendUs() > patience.sending()) {
        violated.accept(
            "slow: after %s the first send succeeded %d ms after all was whole"
                .formatted(recovery.fault(), recovery.firstSendUs() / 1_000));
      }
      var last = recovery.lastToCatchUp();
      if (facts.weather.isCalm(healedUs, healedUs + patience.caughtUp())
          && healedUs + patience.caughtUp() <= facts.endUs
          && last.tookUs() > patience.caughtUp()) {
        violated.accept(
            "slow: after %s, %s had not seen number %d of room %s %d ms after all was whole"
                .formatted(
                    recovery.fault(),
                    last.name(),
                    last.seq(),
                    last.room(),
                    patience.caughtUp() / 1_000));
      }
    }
  }
}
