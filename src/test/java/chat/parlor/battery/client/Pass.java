package chat.parlor.battery.client;

import chat.parlor.testing.Api;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Random;
import java.util.concurrent.Callable;

/// Somebody's sign-in, renewed long before it ends, at whichever node answers.
final class Pass {
  private static final long RENEW_MS = 8 * 60_000;
  private static final int ATTEMPTS_MAX = 60;
  private static final long RETRY_MS = 500;

  private final Vertx vertx;
  private final Doors doors;
  private final Random random;
  private Api.Session session;
  private long sinceMs = System.currentTimeMillis();
  private int number = 1;

  Pass(Vertx vertx, Doors doors, Api.Session session, long seed) {
    this.vertx = vertx;
    this.doors = doors;
    this.session = session;
    this.random = new Random(seed);
  }

  String userId() {
    return session.userId();
  }

  String name() {
    return session.username();
  }

  /// The session as histories call it.
  String session() {
    return name() + "#" + number;
  }

  /// A good access token.
  Future<String> token() {
    if (System.currentTimeMillis() - sinceMs < RENEW_MS) {
      return Future.succeededFuture(session.token());
    }
    return call(() -> door().signIn(name())).map(this::take);
  }

  /// The token is good no more: the next one comes from signing in.
  void forget() {
    sinceMs = 0;
  }

  /// Ends this session, begins another, and says which one has ended.
  Future<String> replace() {
    var ended = session;
    var name = session();
    return call(() -> door().endSession(ended)).onSuccess(done -> sinceMs = 0).map(name);
  }

  private String take(Api.Session next) {
    session = next;
    sinceMs = System.currentTimeMillis();
    number++;
    return session.token();
  }

  private Api door() {
    return doors.api(random.nextInt(doors.count()));
  }

  private <T> Future<T> call(Callable<T> work) {
    return attempt(work, 1);
  }

  private <T> Future<T> attempt(Callable<T> work, int number) {
    return vertx
        .executeBlocking(work, false)
        .recover(
            failure ->
                number == ATTEMPTS_MAX
                    ? Future.failedFuture(failure)
                    : vertx.timer(RETRY_MS).compose(again -> attempt(work, number + 1)));
  }
}
