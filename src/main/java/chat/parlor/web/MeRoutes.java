package chat.parlor.web;

import chat.parlor.account.Closing;
import chat.parlor.message.Takeout;
import chat.parlor.network.Proxies;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// The routes by which somebody takes his data along, and goes.
final class MeRoutes {
  private final Closing closing;
  private final Takeout takeout;
  private final Visitor visitor;
  private final Proxies proxies;

  MeRoutes(Closing closing, Takeout takeout, Visitor visitor, Proxies proxies) {
    this.closing = closing;
    this.takeout = takeout;
    this.visitor = visitor;
    this.proxies = proxies;
  }

  void mount(Router router) {
    router.get("/api/v1/me/data").handler(this::take);
    router.post("/api/v1/me/deletion").handler(this::close);
  }

  private void close(RoutingContext context) {
    var identity = visitor.identity(context);
    closing
        .close(identity, JsonBody.of(context), visitor.caller(context))
        .onSuccess(
            closed -> {
              new RefreshCookie(proxies.visit(context.request()).secure())
                  .clear(context.response());
              context.response().setStatusCode(204).end();
            })
        .onFailure(context::fail);
  }

  private void take(RoutingContext context) {
    var user = visitor.identity(context).user();
    var response =
        context
            .response()
            .setChunked(true)
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
            .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"parlor.json\"");
    takeout
        .write(user, text -> write(response, text))
        .onComplete(
            done -> {
              if (done.succeeded()) {
                response.end();
              } else if (response.headWritten()) {
                // Cut off in the middle, so that nobody takes a part for the whole.
                context.request().connection().close();
              } else {
                context.fail(done.cause());
              }
            });
  }

  private static Future<Void> write(HttpServerResponse response, String text) {
    if (response.closed()) {
      return Future.failedFuture(new Refusal(Code.UNAVAILABLE, "Nobody is there any more."));
    }
    if (!text.isEmpty()) {
      response.write(text);
    }
    if (!response.writeQueueFull()) {
      return Future.succeededFuture();
    }
    var room = Promise.<Void>promise();
    response.drainHandler(v -> room.tryComplete());
    response.exceptionHandler(room::tryFail);
    response.closeHandler(v -> room.tryFail("closed"));
    return room.future();
  }
}
