package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.network.Network;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// How fast one may go: messages by user over all his sockets, guesses of room codes by network,
/// and commands by socket.
public final class Rates {
  private static final int GUESSES_PER_MINUTE = 10;

  private final Limits limits;
  private final Cache<String, Bucket> messages = buckets(Duration.ofMinutes(1));
  private final Cache<String, Bucket> openings = buckets(Duration.ofMinutes(5));
  private final Cache<String, Bucket> searches = buckets(Duration.ofMinutes(1));
  private final Cache<Network, Bucket> guesses = buckets(Duration.ofMinutes(5));

  public Rates(Limits limits) {
    this.limits = limits;
  }

  /// Writes a message unless the user has written too many.
  <T> Future<T> message(User user, Supplier<Future<T>> then) {
    if (limits.messagesPerSecond() == 0) {
      return then.get();
    }
    var bucket =
        messages.get(user.id(), id -> bucket(limits.messagesPerSecond(), Duration.ofSeconds(1)));
    return taken(bucket).compose(v -> then.get());
  }

  /// Opens a room unless the user has opened too many.
  <T> Future<T> opening(User user, Supplier<Future<T>> then) {
    if (limits.messagesPerSecond() == 0) {
      return then.get();
    }
    return taken(openings.get(user.id(), id -> openingBucket())).compose(v -> then.get());
  }

  /// Searches unless the user has searched too often.
  <T> Future<T> search(User user, Supplier<Future<T>> then) {
    if (limits.messagesPerSecond() == 0) {
      return then.get();
    }
    var bucket =
        searches.get(user.id(), id -> bucket(Limits.SEARCHES_PER_SECOND, Duration.ofSeconds(1)));
    return taken(bucket).compose(v -> then.get());
  }

  /// Tries a room code unless too many wrong ones came from this network; right ones are free. No
  /// setting switches this off. Codes that are tried at the same time may all be wrong: that is a
  /// debt, to be waited off before the next.
  <T> Future<T> guess(Network from, Supplier<Future<T>> then) {
    var bucket = guesses.get(from, first -> guessBucket());
    var estimate = bucket.estimateAbilityToConsume(1);
    return estimate.canBeConsumed()
        ? then.get().onFailure(failure -> count(bucket, failure))
        : Future.failedFuture(tooFast(estimate.getNanosToWaitForRefill()));
  }

  /// A bucket for the commands of one socket, or null when they are not limited.
  Bucket ofSocket() {
    return limits.commandsPerSecond() == 0
        ? null
        : bucket(limits.commandsPerSecond(), Duration.ofSeconds(1));
  }

  private static Future<Void> taken(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Future.succeededFuture();
    }
    return Future.failedFuture(tooFast(probe.getNanosToWaitForRefill()));
  }

  private static void count(Bucket bucket, Throwable failure) {
    if (failure instanceof Refusal refusal && refusal.code() == Code.BAD_CODE) {
      bucket.consumeIgnoringRateLimits(1);
    }
  }

  private static Refusal tooFast(long waitNanos) {
    return Refusal.rateLimited(TimeUnit.NANOSECONDS.toMillis(waitNanos) + 1);
  }

  private static Bucket bucket(int tokens, Duration per) {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity((long) tokens * Limits.BURST_FACTOR).refillGreedy(tokens, per))
        .build();
  }

  private static Bucket openingBucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(Limits.ROOMS_BURST)
                    .refillGreedy(Limits.ROOMS_PER_MINUTE, Duration.ofMinutes(1)))
        .build();
  }

  private static Bucket guessBucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit
                    .capacity(GUESSES_PER_MINUTE)
                    .refillGreedy(GUESSES_PER_MINUTE, Duration.ofMinutes(1)))
        .build();
  }

  private static <K> Cache<K, Bucket> buckets(Duration kept) {
    return Caffeine.newBuilder().expireAfterAccess(kept).maximumSize(100_000).build();
  }
}
