package chat.parlor.bridge;

import chat.parlor.network.Network;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/// The room codes that one socket tries: one after another, so that how many were wrong is known
/// before the next. It belongs to the socket's event loop.
final class Guesses {
  private final Rates rates;
  private final Network from;
  private final Turnstile turns = new Turnstile();

  Guesses(Rates rates, Network from) {
    this.rates = rates;
    this.from = from;
  }

  /// Tries a code when those before it are done.
  <T> Future<T> attempt(Supplier<Future<T>> code) {
    var tried = Promise.<T>promise();
    turns.enter(
        () -> rates.guess(from, code).onComplete(tried::handle).onComplete(done -> turns.leave()));
    return tried.future();
  }
}
