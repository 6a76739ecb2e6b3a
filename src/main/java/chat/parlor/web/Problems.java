package chat.parlor.web;

import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where a request that failed gets its answer, and where what nobody expected is
/// logged.
final class Problems implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Page page;

  /// @param page what somebody with a browser is shown at an address where nothing is
  Problems(Page page) {
    this.page = page;
  }

  /// Covers what no route answers to, where failure handlers of routes do not reach.
  Router forWhatMatchesNothing(Router router) {
    for (var status : List.of(400, 404, 406, 413, 415, 500)) {
      router.errorHandler(status, context -> handle(context, status));
    }
    return router.errorHandler(405, context -> sayWhatIsAllowed(router, context));
  }

  @Override
  public void handle(RoutingContext context) {
    handle(context, context.statusCode());
  }

  private void sayWhatIsAllowed(Router router, RoutingContext context) {
    var path = context.request().path();
    var allowed =
        router.getRoutes().stream()
            .filter(route -> route.methods() != null && route.getPath() != null)
            .filter(route -> route.isExactPath() && route.getPath().equals(path))
            .flatMap(route -> route.methods().stream())
            .map(HttpMethod::name)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    context.response().putHeader(HttpHeaders.ALLOW, allowed);
    handle(context, 405);
  }

  private void handle(RoutingContext context, int status) {
    var response = context.response();
    if (response.headWritten() || context.failure() instanceof HttpClosedException) {
      // Too late for an answer, or nobody there to hear it; a cut connection at least does not look
      // like a whole one.
      context.request().connection().close();
      return;
    }
    if (!response.headers().contains(Preamble.REQUEST_ID)) {
      Preamble.guard(response, Ids.next());
    }
    var refusal = refusal(context, status);
    if (refusal.code() == Code.NOT_FOUND && wantsPage(context)) {
      response
          .setStatusCode(404)
          .putHeader(HttpHeaders.CONTENT_TYPE, page.html().type())
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .putHeader(Preamble.CONTENT_POLICY, page.contentPolicy())
          .end(page.html().plain());
      return;
    }
    new Problem(refusal).answer(response);
  }

  private static Refusal refusal(RoutingContext context, int given) {
    if (context.failure() instanceof Refusal refusal) {
      return refusal;
    }
    var status = context.failure() instanceof HttpException http ? http.getStatusCode() : given;
    return switch (status) {
      case 404 -> new Refusal(Code.NOT_FOUND, "There is nothing at this address.");
      case 405 -> new Refusal(Code.METHOD_NOT_ALLOWED, "This address does not do that.");
      case 413 -> new Refusal(Code.TOO_LARGE, "The body is larger than 64 KiB.");
      case 415 -> new Refusal(Code.UNSUPPORTED_MEDIA_TYPE, "The body has to be JSON.");
      case 400, 406, 414, 431 -> Refusal.badRequest("The request cannot be understood.");
      default -> unexpected(context);
    };
  }

  private static Refusal unexpected(RoutingContext context) {
    LOG.atError()
        .addKeyValue("requestId", context.response().headers().get(Preamble.REQUEST_ID))
        .addKeyValue("method", context.request().method())
        .setCause(context.failure())
        .log("A request failed for a reason nobody foresaw.");
    return new Refusal(Code.INTERNAL, "Something went wrong on the server; it has been logged.");
  }

  private static boolean wantsPage(RoutingContext context) {
    var request = context.request();
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
        && accept != null
        && accept.contains("text/html")
        && !request.path().startsWith("/api/");
  }
}
