package chat.parlor.account;

import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/// How many sign-ups and failed sign-ins each network address may make in a minute.
final class AddressThrottle {
  private static final int ADDRESSES_MAX = 100_000;

  private final int attemptsPerMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(ADDRESSES_MAX)
          .expireAfterAccess(Duration.ofMinutes(2))
          .build();

  /// A throttle; 0 lets everything through.
  AddressThrottle(int attemptsPerMinute) {
    this.attemptsPerMinute = attemptsPerMinute;
  }

  /// Refuses an address that has used up its attempts.
  void admit(String address) {
    if (attemptsPerMinute > 0) {
      var estimate = bucket(address).estimateAbilityToConsume(1);
      if (!estimate.canBeConsumed()) {
        throw Refusal.rateLimited(toMs(estimate.getNanosToWaitForRefill()));
      }
    }
  }

  /// Counts an attempt, and refuses one too many.
  void count(String address) {
    if (attemptsPerMinute > 0) {
      var probe = bucket(address).tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        throw Refusal.rateLimited(toMs(probe.getNanosToWaitForRefill()));
      }
    }
  }

  private Bucket bucket(String address) {
    return buckets.get(
        network(address),
        network ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(attemptsPerMinute)
                            .refillGreedy(attemptsPerMinute, Duration.ofMinutes(1)))
                .build());
  }

  /// Who has one IPv6 address has 2^64 of them, so there the network counts.
  private static String network(String address) {
    try {
      if (InetAddress.ofLiteral(address) instanceof Inet6Address v6) {
        return HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), 8));
      }
    } catch (IllegalArgumentException e) {
      return address;
    }
    return address;
  }

  private static long toMs(long nanos) {
    return Duration.ofNanos(nanos).toMillis() + 1;
  }
}
