package chat.parlor.account;

import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The growing pause after wrong passwords for one username, known or not: none up to five, then
/// 1 s, 2 s, 4 s … 15 min. Nobody is locked out for good, and a right password clears it.
final class Backoff {
  private static final int FREE_FAILURES = 5;
  private static final Duration PAUSE_MAX = Duration.ofMinutes(15);
  private static final int NAMES_MAX = 100_000;

  private final InstantSource clock;
  private final Cache<String, Failures> failures =
      Caffeine.newBuilder().maximumSize(NAMES_MAX).expireAfterWrite(Duration.ofHours(1)).build();

  Backoff(InstantSource clock) {
    this.clock = clock;
  }

  /// One try at one username's password.
  Attempt attempt(String username) {
    return new Attempt(username);
  }

  /// A try that asks before it begins and says how it ended.
  final class Attempt {
    private final String username;

    private Attempt(String username) {
      this.username = username;
    }

    /// Asked before a password is compared.
    ///
    /// @throws Refusal `rate_limited` while the pause lasts
    void begin() {
      var before = failures.getIfPresent(username);
      if (before != null && clock.instant().isBefore(before.until())) {
        throw Refusal.rateLimited(Duration.between(clock.instant(), before.until()).toMillis() + 1);
      }
    }

    void end(boolean matched) {
      if (matched) {
        failures.invalidate(username);
      } else {
        failures.asMap().compute(username, (name, before) -> oneMore(before));
      }
    }
  }

  private Failures oneMore(Failures before) {
    var count = before == null ? 1 : before.count() + 1;
    return new Failures(count, clock.instant().plus(pauseAfter(count)));
  }

  private static Duration pauseAfter(int count) {
    if (count < FREE_FAILURES) {
      return Duration.ZERO;
    }
    var pause = Duration.ofSeconds(1L << Math.min(count - FREE_FAILURES, 20));
    return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
  }

  private record Failures(int count, Instant until) {}
}
