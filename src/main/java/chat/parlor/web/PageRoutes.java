package chat.parlor.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// The page's own addresses and its assets.
record PageRoutes(Assets assets) {
  private static final List<String> ADDRESSES =
      List.of(
          "/",
          "/signin",
          "/signup",
          "/profile",
          "/people",
          "/search",
          "/notices",
          "/rooms/*",
          "/join/*");
  private static final List<String> TOP =
      List.of("/favicon.svg", "/favicon.ico", "/robots.txt", "/manifest.webmanifest", "/sw.js");
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "no-cache";

  void mount(Router router) {
    for (var address : ADDRESSES) {
      read(router, address).handler(this::page);
    }
    for (var file : TOP) {
      read(router, file).handler(this::top);
    }
    read(router, "/assets/*").handler(this::asset);
  }

  private static Route read(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }

  private void page(RoutingContext context) {
    var page = assets.page();
    context.response().putHeader(Preamble.CONTENT_POLICY, page.contentPolicy());
    send(context, page.html(), ASK_AGAIN);
  }

  private void top(RoutingContext context) {
    var name = context.request().path().substring(1);
    assets
        .atTheTop(name)
        .or(() -> assets.atTheTop(name.replace("favicon.ico", "favicon.svg")))
        .ifPresentOrElse(file -> send(context, file, ASK_AGAIN), context::next);
  }

  private void asset(RoutingContext context) {
    assets
        .at(context.request().path())
        .ifPresentOrElse(file -> send(context, file, FOR_EVER), context::next);
  }

  private static void send(RoutingContext context, Asset asset, String caching) {
    var request = context.request();
    var response = context.response();
    response
        .putHeader(HttpHeaders.CACHE_CONTROL, caching)
        .putHeader(HttpHeaders.ETAG, asset.etag())
        .putHeader(HttpHeaders.VARY, "Accept-Encoding");
    if (isKnown(request, asset)) {
      response.setStatusCode(304).end();
      return;
    }
    var gzip = asset.gzip().filter(compressed -> accepts(request, "gzip"));
    if (gzip.isPresent()) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type()).end(gzip.orElse(asset.plain()));
  }

  private static boolean isKnown(HttpServerRequest request, Asset asset) {
    var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    return known != null && (known.contains(asset.etag()) || known.equals("*"));
  }

  private static boolean accepts(HttpServerRequest request, String encoding) {
    var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains(encoding) && !accepted.contains(encoding + ";q=0");
  }
}
