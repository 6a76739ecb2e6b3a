package chat.parlor.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The hashing of passwords with bcrypt, on a few threads of its own and a short queue: a flood of
/// sign-ins is refused there and never reaches what serves everybody else.
final class Passwords {
  private final Vertx vertx;
  private final int cost;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          Limits.HASHING_THREADS,
          Limits.HASHING_THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(Limits.HASHING_QUEUE_MAX),
          Thread.ofPlatform().daemon().name("parlor-hashing-", 0).factory());

  Passwords(Vertx vertx, int cost) {
    this.vertx = vertx;
    this.cost = cost;
  }

  /// The hash to store; fails with `overloaded` when too many wait.
  Future<String> hash(Password password) {
    return run(() -> hashNow(password));
  }

  String hashNow(Password password) {
    var hash = BCrypt.withDefaults().hash(cost, password.bytes());
    return new String(hash, StandardCharsets.US_ASCII);
  }

  /// Whether the password is the one that was hashed; fails with `overloaded` when too many wait.
  Future<Boolean> matches(Password password, String hash) {
    return run(() -> matchesNow(password, hash));
  }

  /// A hash that belongs to nobody and is as much work to compare with as anybody's.
  String nobodys() {
    return "$2a$" + cost + "$" + "nobodysSaltnobodysSalt".substring(0, 21) + "u" + "x".repeat(31);
  }

  void close() {
    threads.shutdownNow();
  }

  /// bcrypt reads 72 bytes and the library throws on more: what is longer is not the password.
  private static boolean matchesNow(Password password, String hash) {
    return password.hashable()
        && BCrypt.verifyer()
            .verify(password.bytes(), hash.getBytes(StandardCharsets.US_ASCII))
            .verified;
  }

  private <T> Future<T> run(Callable<T> work) {
    var context = vertx.getOrCreateContext();
    var promise = Promise.<T>promise();
    try {
      threads.execute(
          () -> {
            var done = attempt(work);
            context.runOnContext(v -> done.onComplete(promise));
          });
      return promise.future();
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(
          new Refusal(Code.OVERLOADED, "Too many people are signing in; try again in a moment."));
    }
  }

  private static <T> Future<T> attempt(Callable<T> work) {
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }
}
