package chat.parlor.bridge;

import chat.parlor.account.Tokens;
import chat.parlor.message.Timeline;
import chat.parlor.network.Network;
import chat.parlor.network.Proxies;
import chat.parlor.people.Unseen;
import chat.parlor.presence.Presence;
import chat.parlor.room.Door;
import chat.parlor.settings.Origins;
import chat.parlor.settings.Settings;
import chat.parlor.wire.CloseCode;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The door for sockets of one node, at `/eventbus`: WebSockets are taken before any routing, plain
/// ones at `/eventbus/websocket`, SockJS ones at `/eventbus/<server>/<session>/websocket`; SockJS
/// over XHR goes through its library.
public final class Bridge {
  private static final String PLAIN = "/eventbus/websocket";
  private static final Pattern SOCKJS = Pattern.compile("/eventbus/[^/.]+/[^/.]+/websocket");
  private static final long TICK_MS = 1_000;
  private static final long HEAD_MS = 5_000;
  private static final long TAILS_MS = 2_000;
  private static final long GOODBYE_MS = 2_000;
  private static final long GOODBYE_SPREAD_MS = 1_000;

  private final Vertx vertx;
  private final Hub hub;
  private final Loops loops;
  private final Origins origins;
  private final Proxies proxies;
  private final boolean direct;
  private final XhrRoutes xhr;
  private final long[] timers;
  private volatile boolean draining;

  public Bridge(
      Vertx vertx,
      Tokens tokens,
      Door door,
      Timeline timeline,
      Presence presence,
      Unseen unseen,
      Commands commands,
      Rates rates,
      Settings settings) {
    this.vertx = vertx;
    this.loops = new Loops(vertx);
    this.hub =
        new Hub(
            vertx,
            loops,
            tokens,
            door,
            timeline,
            presence,
            unseen,
            commands,
            rates,
            settings.limits());
    this.origins = settings.origins();
    this.proxies = settings.proxies();
    this.direct = settings.directSockets();
    this.xhr = new XhrRoutes(vertx, loops, entrance());
    this.timers =
        new long[] {
          vertx.setPeriodic(TICK_MS, timer -> tick()),
          vertx.setPeriodic(HEAD_MS, timer -> hub.sweepRooms(System.currentTimeMillis())),
          vertx.setPeriodic(TAILS_MS, timer -> hub.checkTails())
        };
  }

  /// Takes a WebSocket upgrade under `/eventbus`; false leaves the request to others.
  ///
  /// @throws Refusal when the request is one, but may not open a socket
  public boolean upgrade(HttpServerRequest request) {
    var sockJs = SOCKJS.matcher(request.path()).matches();
    if (!sockJs && !request.path().equals(PLAIN) || !request.canUpgradeToWebSocket()) {
      return false;
    }
    var from = proxies.visit(request).network();
    if (!allowed(request)) {
      throw notFromHere();
    }
    // Vert.x refuses one with a large body without telling us, and its socket would count for ever.
    if (hasBody(request)) {
      throw Refusal.badRequest("A request to upgrade has no body.");
    }
    var connection = ((ConnectionBase) request.connection()).channelHandlerContext();
    if (connection.isRemoved()) {
      // It came right behind another one, which has taken the connection.
      connection.channel().close();
      return true;
    }
    admit(from);
    var hasty = Hasty.on(request.connection());
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              if (hasty.end()) {
                hub.crowd().dismiss(from);
                refuse(socket);
              } else {
                open(socket, sockJs, from);
              }
            })
        .onFailure(
            failure -> {
              hub.crowd().dismiss(from);
              request.connection().close();
            });
    return true;
  }

  private static boolean hasBody(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || length != null && !length.strip().equals("0");
  }

  /// The routes of SockJS over XHR, to be mounted at `/eventbus/*`.
  public Router sockJs() {
    return xhr.router();
  }

  /// Tells every client to go elsewhere, and gives them a moment to do so.
  public Future<Void> drain() {
    draining = true;
    hub.leave();
    for (var timer : timers) {
      vertx.cancelTimer(timer);
    }
    // Each a moment of its own, so that they do not all come back at once.
    var spread = Math.clamp(10L * hub.crowd().size(), 1, GOODBYE_SPREAD_MS);
    hub.crowd()
        .forEach(
            client ->
                client.later(
                    1 + ThreadLocalRandom.current().nextLong(spread),
                    () -> client.close(CloseCode.GOING_AWAY)));
    var gone = Promise.<Void>promise();
    var until = System.currentTimeMillis() + GOODBYE_MS;
    vertx.setPeriodic(
        20,
        timer -> {
          if (hub.crowd().size() == 0 || System.currentTimeMillis() > until) {
            vertx.cancelTimer(timer);
            gone.complete();
          }
        });
    return gone.future();
  }

  /// Sockets connected to this node.
  public int sockets() {
    return hub.crowd().size();
  }

  /// Rooms this node listens to.
  public int rooms() {
    return hub.rooms();
  }

  private void admit(Network from) {
    if (draining) {
      throw new Refusal(Code.UNAVAILABLE, "This server is about to go; connect again in a moment.");
    }
    if (!hub.crowd().admit(from)) {
      throw new Refusal(Code.RATE_LIMITED, "Too many sockets from one address.");
    }
  }

  static Refusal notFromHere() {
    return new Refusal(Code.NOT_ALLOWED, "Pages of this origin may not open sockets.");
  }

  private boolean allowed(HttpServerRequest request) {
    var visit = proxies.visit(request);
    return origins.allow(request.getHeader("Origin"), visit.host(), visit.secure());
  }

  private void open(ServerWebSocket socket, boolean sockJs, Network from) {
    if (direct) {
      takeOver(socket, sockJs, from);
    } else {
      openPlain(socket, sockJs, from);
    }
  }

  private static void refuse(ServerWebSocket socket) {
    var code = CloseCode.PROTOCOL_ERROR;
    socket.close((short) code.status(), code.reason());
  }

  private void takeOver(ServerWebSocket socket, boolean sockJs, Network from) {
    var loop = loops.current();
    var transport = new ChannelTransport((ContextInternal) loop, loops.turn(loop), sockJs);
    transport.takeOver(socket, new Ear(client(from, transport), sockJs));
  }

  /// Hands what is read on to a client.
  private record Ear(Client client, boolean sockJs) implements ChannelTransport.Listener {
    @Override
    public void text(String message) {
      receive(client, message, sockJs);
    }

    @Override
    public void binary(byte[] message) {
      client.close(CloseCode.UNSUPPORTED_DATA);
    }

    @Override
    public void failed(CloseCode code) {
      client.close(code);
    }

    @Override
    public void shutDown() {
      client.close(CloseCode.GOING_AWAY);
    }

    @Override
    public void gone() {
      client.gone();
    }
  }

  private void openPlain(ServerWebSocket socket, boolean sockJs, Network from) {
    var transport = new WebSocketTransport(socket, sockJs);
    var client = client(from, transport);
    var assembler = new FrameAssembler();
    socket.frameHandler(
        frame -> {
          transport.heard();
          var result = assembler.take(frame);
          if (result.close() != null) {
            client.close(result.close());
          } else if (result.message() != null) {
            receive(client, result.message(), sockJs);
          }
        });
    socket.pongHandler(pong -> transport.heard());
    socket.exceptionHandler(failure -> client.close(FrameAssembler.codeFor(failure)));
    socket.closeHandler(v -> client.gone());
  }

  private static void receive(Client client, String text, boolean sockJs) {
    if (!sockJs) {
      client.receive(text);
      return;
    }
    var messages = SockJsFrames.messages(text);
    if (messages == null) {
      client.close(CloseCode.POLICY);
    } else {
      messages.forEach(client::receive);
    }
  }

  private XhrRoutes.Entrance entrance() {
    return new XhrRoutes.Entrance() {
      @Override
      public boolean allowed(RoutingContext context) {
        return Bridge.this.allowed(context.request());
      }

      @Override
      public Network network(RoutingContext context) {
        return proxies.visit(context.request()).network();
      }

      @Override
      public Client admit(RoutingContext context, Transport transport) {
        var from = network(context);
        Bridge.this.admit(from);
        return client(from, transport);
      }
    };
  }

  private Client client(Network from, Transport transport) {
    var client = new Client(hub, vertx, loops.current(), from, transport);
    hub.crowd().opened(client);
    return client;
  }

  private void tick() {
    var now = System.currentTimeMillis();
    hub.crowd().forEach(client -> client.tick(now));
  }
}
