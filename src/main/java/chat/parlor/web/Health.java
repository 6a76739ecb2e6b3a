package chat.parlor.web;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether the process lives, and whether it is ready for people.
///
/// @param answers asks what stands behind everything, the database
/// @param draining whether this node is about to go
record Health(Supplier<Future<Void>> answers, BooleanSupplier draining) {

  void mount(Router router) {
    router.get("/livez").handler(context -> say(context, "alive"));
    router.get("/readyz").handler(this::readiness);
  }

  private void readiness(RoutingContext context) {
    ready()
        .onSuccess(v -> say(context, "ready"))
        .onFailure(
            failure ->
                context.fail(new Refusal(Code.UNAVAILABLE, "Parlor is not ready for requests.")));
  }

  private Future<Void> ready() {
    return draining.getAsBoolean()
        ? Future.failedFuture("draining")
        : answers.get().timeout(2, TimeUnit.SECONDS);
  }

  private static void say(RoutingContext context, String word) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(word + "\n");
  }
}
