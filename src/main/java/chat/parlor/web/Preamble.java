package chat.parlor.web;

import chat.parlor.network.Proxies;
import chat.parlor.wire.Ids;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/// What every request gets first: an id to be found by in the log, and headers that forbid a
/// browser whatever the answer does not need.
final class Preamble implements Handler<RoutingContext> {
  static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

  static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");

  private static final CharSequence NOSNIFF_KEY =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence REFERRER_KEY = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final CharSequence OPENER_KEY =
      HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
  private static final CharSequence RESOURCE_KEY =
      HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
  private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
  private static final CharSequence FRAME_KEY = HttpHeaders.createOptimized("X-Frame-Options");
  private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
  private static final CharSequence TRANSPORT_KEY =
      HttpHeaders.createOptimized("Strict-Transport-Security");
  private static final CharSequence TRANSPORT = HttpHeaders.createOptimized("max-age=31536000");
  private static final CharSequence NOTHING_AT_ALL =
      HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

  private final Proxies proxies;
  private final Meters meters;

  Preamble(Proxies proxies, Meters meters) {
    this.proxies = proxies;
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext context) {
    guard(context.request());
    meters.time(context);
    context.next();
  }

  /// Puts an id and the guarding headers on the answer to a request.
  void guard(HttpServerRequest request) {
    guard(request.response(), Ids.next());
    if (proxies.visit(request).secure()) {
      request.response().putHeader(TRANSPORT_KEY, TRANSPORT);
    }
  }

  /// Puts the guarding headers on an answer. The page replaces the content policy with its own.
  static void guard(HttpServerResponse response, String requestId) {
    response
        .putHeader(REQUEST_ID, requestId)
        .putHeader(NOSNIFF_KEY, NOSNIFF)
        .putHeader(REFERRER_KEY, REFERRER)
        .putHeader(OPENER_KEY, SAME_ORIGIN)
        .putHeader(RESOURCE_KEY, SAME_ORIGIN)
        .putHeader(FRAME_KEY, DENY)
        .putHeader(CONTENT_POLICY, NOTHING_AT_ALL);
  }
}
