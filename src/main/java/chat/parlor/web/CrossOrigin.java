package chat.parlor.web;

import chat.parlor.network.Proxies;
import chat.parlor.settings.Origins;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/// The guard between the API and other people's pages: who is named may ask and read, from anywhere
/// else a browser may change nothing. Programs that are no browser send neither header and pass.
final class CrossOrigin implements Handler<RoutingContext> {
  private static final String FETCH_SITE = "Sec-Fetch-Site";

  private final Origins origins;
  private final Proxies proxies;

  CrossOrigin(Origins origins, Proxies proxies) {
    this.origins = origins;
    this.proxies = proxies;
  }

  @Override
  public void handle(RoutingContext context) {
    var request = context.request();
    var origin = request.getHeader(HttpHeaders.ORIGIN);
    var named = origin != null && origins.isNamed(origin);
    context
        .response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.VARY, "Origin");
    if (named) {
      allowReading(context, origin);
    }
    if (request.method() == HttpMethod.OPTIONS) {
      context.response().setStatusCode(204).end();
    } else if (changes(request) && !mayChange(request, origin, named)) {
      context.fail(new Refusal(Code.NOT_ALLOWED, "This page may not act for you here."));
    } else {
      context.next();
    }
  }

  private static void allowReading(RoutingContext context, String origin) {
    context
        .response()
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE")
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type")
        .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "x-request-id, retry-after")
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }

  private boolean mayChange(HttpServerRequest request, String origin, boolean named) {
    var site = request.getHeader(FETCH_SITE);
    var sameSite = site == null || site.equals("same-origin") || site.equals("none");
    var visit = proxies.visit(request);
    return origins.allow(origin, visit.host(), visit.secure()) && (sameSite || named);
  }

  private static boolean changes(HttpServerRequest request) {
    return request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
  }
}
