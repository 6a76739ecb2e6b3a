package chat.parlor.web;

import chat.parlor.account.Accounts;
import chat.parlor.settings.Limits;
import chat.parlor.settings.Settings;
import chat.parlor.wire.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;

/// Everything the HTTP door answers to, in the order in which it is tried.
record Routes(
    Settings settings,
    Assets assets,
    Accounts accounts,
    Personal personal,
    Health health,
    Meters meters,
    Sockets sockets) {
  static final String API = "/api/v1/*";
  static final String SOCKJS = "/eventbus/*";

  /// What one event loop's server runs. Sockets come first: past the router a request can no longer
  /// be taken over.
  Handler<HttpServerRequest> handler(Vertx vertx, Connections connections) {
    var preamble = new Preamble(settings.proxies(), meters);
    var router = router(vertx, preamble);
    return request -> {
      connections.asked(request);
      try {
        if (sockets.upgrade().test(request)) {
          connections.becameSocket(request.connection());
        } else {
          router.handle(request);
        }
      } catch (Refusal refusal) {
        preamble.guard(request);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        new Problem(refusal).answer(request.response());
        request.connection().close();
      }
    };
  }

  private Router router(Vertx vertx, Preamble preamble) {
    var router = Router.router(vertx);
    var problems = new Problems(assets.page());
    router.route().handler(preamble);
    router.route().failureHandler(problems);
    health.mount(router);
    meters.mount(router);
    router.route(API).handler(new CrossOrigin(settings.origins(), settings.proxies()));
    var visitor = new Visitor(accounts, settings.proxies());
    var pictures = new PictureRoutes(accounts.profiles(), personal, visitor);
    pictures.mountBody(router);
    router.route(API).handler(limitedBody());
    new AccountRoutes(accounts, visitor, settings.proxies()).mount(router);
    new MeRoutes(accounts.closing(), personal.takeout(), visitor, settings.proxies()).mount(router);
    pictures.mount(router);
    new DeviceRoutes(accounts.devices(), visitor).mount(router);
    router.route(SOCKJS).subRouter(sockets.sockjs().apply(vertx));
    new PageRoutes(assets).mount(router);
    return problems.forWhatMatchesNothing(router);
  }

  private static BodyHandler limitedBody() {
    return BodyHandler.create(false).setBodyLimit(Limits.HTTP_BODY_BYTES_MAX);
  }
}
