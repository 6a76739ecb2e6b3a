package chat.parlor.bridge;

import chat.parlor.network.Network;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// SockJS over XHR, polling and streaming, below `/eventbus`: greeting, `info`, sessions. The URLs,
/// frames and statuses are those of the SockJS protocol 0.3.3; its other transports are not
/// offered.
final class XhrRoutes {
  private static final String SESSION = "/:server/:session/";
  /// A request may bring several messages, each of them quoted.
  private static final long BODY_BYTES_MAX = 4L * Limits.FRAME_BYTES_MAX;

  private static final String NAME = "[^/.]+";

  private final Vertx vertx;
  private final Loops loops;
  private final Entrance entrance;
  private final Map<String, XhrSession> sessions = new ConcurrentHashMap<>();

  /// What a new session has to pass: who may come in, and what becomes of it.
  interface Entrance {
    /// Whether the page that a request comes from may open sockets.
    boolean allowed(RoutingContext context);

    /// The network a request comes from.
    Network network(RoutingContext context);

    /// A new client.
    ///
    /// @throws Refusal when no more are let in
    Client admit(RoutingContext context, Transport transport);
  }

  XhrRoutes(Vertx vertx, Loops loops, Entrance entrance) {
    this.vertx = vertx;
    this.loops = loops;
    this.entrance = entrance;
  }

  /// A router for one event loop; sessions are found from all of them.
  Router router() {
    var router = Router.router(vertx);
    router.route().handler(this::checkOrigin);
    router.get("/").handler(context -> text(context, 200, "Welcome to SockJS!\n"));
    router.get("/info").handler(this::info);
    router.options("/info").handler(context -> preflight(context, "OPTIONS, GET"));
    for (var action : new String[] {"xhr", "xhr_send", "xhr_streaming"}) {
      router.options(SESSION + action).handler(context -> preflight(context, "OPTIONS, POST"));
    }
    router.post(SESSION + "xhr").handler(context -> receive(context, false));
    router.post(SESSION + "xhr_streaming").handler(context -> receive(context, true));
    router
        .post(SESSION + "xhr_send")
        .handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX))
        .handler(this::send);
    return router;
  }

  private void info(RoutingContext context) {
    var answer =
        new JsonObject()
            .put("websocket", true)
            .put("cookie_needed", false)
            .put("origins", new io.vertx.core.json.JsonArray().add("*:*"))
            .put("entropy", ThreadLocalRandom.current().nextLong(1L << 32));
    answered(context, 200, "application/json; charset=UTF-8").end(answer.encode());
  }

  private void receive(RoutingContext context, boolean streaming) {
    var key = key(context);
    if (key == null) {
      text(context, 404, "");
      return;
    }
    var session = found(context, key);
    if (session == null) {
      session = sessions.containsKey(key) ? null : open(context, key);
    }
    if (session == null) {
      text(context, 429, "");
      return;
    }
    var home = session.client().loop;
    var here = loops.current();
    var response = answered(context, 200, "application/javascript; charset=UTF-8");
    var receiver = new XhrReceiver(response, here, home, streaming);
    on(home, here, session, receiver);
  }

  private static void on(Context home, Context here, XhrSession session, XhrReceiver receiver) {
    if (home == here) {
      session.attach(receiver);
    } else {
      home.runOnContext(v -> session.attach(receiver));
    }
  }

  /// Opens a session; it can be found until a while after its client is gone.
  private XhrSession open(RoutingContext context, String key) {
    var session = new XhrSession();
    var client = entrance.admit(context, session);
    session.belongsTo(client);
    client.onGone(
        () ->
            vertx.setTimer(XhrSession.WITHOUT_RECEIVER_MS, timer -> sessions.remove(key, session)));
    var first = sessions.putIfAbsent(key, session);
    if (first == null) {
      return session;
    }
    client.gone();
    return first;
  }

  private void send(RoutingContext context) {
    var key = key(context);
    var session = key == null ? null : found(context, key);
    if (session == null) {
      text(context, 404, "");
      return;
    }
    var body = context.body().asString();
    if (body == null || body.isEmpty()) {
      text(context, 500, "Payload expected.");
      return;
    }
    var messages = SockJsFrames.messages(body);
    if (messages == null) {
      text(context, 500, "Broken JSON encoding.");
      return;
    }
    var client = session.client();
    client.loop.runOnContext(v -> messages.forEach(client::receive));
    answered(context, 204, "text/plain; charset=UTF-8").end();
  }

  private void checkOrigin(RoutingContext context) {
    if (!entrance.allowed(context)) {
      context.fail(Bridge.notFromHere());
      return;
    }
    var origin = context.request().getHeader("Origin");
    var response = context.response();
    if (origin == null) {
      response.putHeader("Access-Control-Allow-Origin", "*");
    } else {
      response
          .putHeader("Access-Control-Allow-Origin", origin)
          .putHeader("Access-Control-Allow-Credentials", "true")
          .putHeader("Vary", "Origin");
    }
    context.next();
  }

  private static void preflight(RoutingContext context, String methods) {
    context
        .response()
        .setStatusCode(204)
        .putHeader("Access-Control-Allow-Methods", methods)
        .putHeader("Access-Control-Allow-Headers", "content-type")
        .putHeader("Access-Control-Max-Age", "600")
        .end();
  }

  private static void text(RoutingContext context, int status, String text) {
    answered(context, status, "text/plain; charset=UTF-8").end(text);
  }

  private static HttpServerResponse answered(RoutingContext context, int status, String type) {
    return context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store, no-cache, no-transform, must-revalidate, max-age=0");
  }

  /// A session is found only from the network that opened it: its name is no secret.
  private XhrSession found(RoutingContext context, String key) {
    var session = sessions.get(key);
    var from = entrance.network(context);
    return session != null && session.client().from.equals(from) ? session : null;
  }

  /// The name of the session a request is for; null for a name that cannot be one.
  private static String key(RoutingContext context) {
    var server = context.pathParam("server");
    var session = context.pathParam("session");
    return server.matches(NAME) && session.matches(NAME) && session.length() <= 64 ? session : null;
  }
}
