package chat.parlor.account;

import chat.parlor.network.Network;
import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/// How many sign-ups and failed sign-ins each network may make in a minute.
final class AddressThrottle {
  private static final int NETWORKS_MAX = 100_000;

  private final int attemptsPerMinute;
  private final Cache<Network, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(NETWORKS_MAX)
          .expireAfterAccess(Duration.ofMinutes(2))
          .build();

  /// A throttle; 0 lets everything through.
  AddressThrottle(int attemptsPerMinute) {
    this.attemptsPerMinute = attemptsPerMinute;
  }

  /// Refuses a network that has used up its attempts.
  void admit(Network network) {
    if (attemptsPerMinute > 0) {
      var estimate = bucket(network).estimateAbilityToConsume(1);
      if (!estimate.canBeConsumed()) {
        throw Refusal.rateLimited(toMs(estimate.getNanosToWaitForRefill()));
      }
    }
  }

  /// Counts an attempt, and refuses one too many.
  void count(Network network) {
    if (attemptsPerMinute > 0) {
      var probe = bucket(network).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw Refusal.rateLimited(toMs(probe.getNanosToWaitForRefill()));
      }
    }
  }

  private Bucket bucket(Network network) {
    return buckets.get(
        network,
        first ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(attemptsPerMinute)
                            .refillGreedy(attemptsPerMinute, Duration.ofMinutes(1)))
                .build());
  }

  private static long toMs(long nanos) {
    return Duration.ofNanos(nanos).toMillis() + 1;
  }
}
