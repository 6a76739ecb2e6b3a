package chat.parlor.battery.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// One socket on the plain endpoint. It names its user with its first frame, asks whether the
/// server is still there when nothing comes, and gives it up when nothing comes for longer.
final class Link {
  private static final long CONNECT_MS_MAX = 3_000;
  private static final long TICK_MS = 100;
  private static final long ASK_AFTER_MS = 2_000;
  private static final int SLOW_BYTES_A_TICK = 800;

  /// Nothing was heard on a line that is read slowly for long, and the server is there.
  private static final long SILENCE_MS_MAX = 6_000;

  private static final long SLOW_SILENCE_MS_MAX = 30_000;

  private final Vertx vertx;
  private final WebSocket socket;
  private final Ear ear;
  private final Map<String, Promise<JsonObject>> waiting = new HashMap<>();
  private final long timer;
  private String token;
  private boolean slow;
  private int budget;
  private long heardMs = System.currentTimeMillis();
  private long replies;
  private boolean over;

  /// Who hears what comes.
  interface Ear {
    void heard(String address, JsonObject body);

    void refused(String address, String code);

    void ended(int code);
  }

  private Link(Vertx vertx, WebSocket socket, Ear ear) {
    this.vertx = vertx;
    this.socket = socket;
    this.ear = ear;
    timer = vertx.setPeriodic(TICK_MS, id -> tick());
    socket.textMessageHandler(this::receive);
    socket.closeHandler(v -> end(socket.closeStatusCode() == null ? -1 : socket.closeStatusCode()));
    socket.exceptionHandler(broken -> end(-1));
  }

  static Future<Link> open(Vertx vertx, WebSocketClient client, URI server, Ear ear) {
    var options =
        new WebSocketConnectOptions()
            .setHost(server.getHost())
            .setPort(server.getPort())
            .setURI("/eventbus/websocket")
            .setTimeout(CONNECT_MS_MAX);
    return client.connect(options).map(socket -> new Link(vertx, socket, ear));
  }

  /// The next frame carries this access token.
  void use(String newToken) {
    token = newToken;
  }

  void slow(boolean isSlow) {
    slow = isSlow;
    budget = 0;
    if (slow) {
      socket.pause();
    } else {
      socket.resume();
    }
  }

  /// Sends a command. The future fails with `Denied`, or when the socket ends.
  Future<JsonObject> send(String address, JsonObject body) {
    var reply = Promise.<JsonObject>promise();
    var replyAddress = "r" + ++replies;
    waiting.put(replyAddress, reply);
    write(envelope("send", address).put("body", body).put("replyAddress", replyAddress));
    return reply.future();
  }

  void register(String address, long since) {
    var envelope = envelope("register", address);
    envelope.getJsonObject("headers").put("since", "" + since);
    write(envelope);
  }

  void unregister(String address) {
    write(envelope("unregister", address));
  }

  void ping() {
    var replyAddress = "p" + ++replies;
    write(envelope("ping", null).put("replyAddress", replyAddress));
  }

  /// Says farewell, or simply stops listening to a server that is not there any more.
  void leave() {
    socket.close();
    end(1000);
  }

  private JsonObject envelope(String type, String address) {
    var headers = new JsonObject();
    if (token != null) {
      headers.put("authorization", "Bearer " + token);
      token = null;
    }
    var envelope = new JsonObject().put("type", type).put("headers", headers);
    return address == null ? envelope : envelope.put("address", address);
  }

  private void write(JsonObject envelope) {
    if (!over) {
      socket.writeTextMessage(envelope.encode());
    }
  }

  private void receive(String text) {
    heardMs = System.currentTimeMillis();
    budget -= text.length();
    if (over) {
      return;
    }
    var frame = new JsonObject(text);
    var address = frame.getString("address", "");
    var reply = waiting.remove(address);
    if ("err".equals(frame.getString("type"))) {
      var message = frame.getString("message", frame.getString("body"));
      if (reply != null) {
        reply.fail(new Denied(message));
      } else {
        ear.refused(address, new Denied(message).code());
      }
    } else if (reply != null) {
      reply.complete(frame.getJsonObject("body"));
    } else {
      ear.heard(address, frame.getJsonObject("body"));
    }
  }

  private void tick() {
    if (slow) {
      budget = Math.min(budget + SLOW_BYTES_A_TICK, SLOW_BYTES_A_TICK);
      if (budget > 0) {
        socket.fetch(1);
      }
    }
    var silentMs = System.currentTimeMillis() - heardMs;
    if (silentMs > (slow ? SLOW_SILENCE_MS_MAX : SILENCE_MS_MAX)) {
      socket.close();
      end(-1);
    } else if (silentMs > ASK_AFTER_MS) {
      ping();
    }
  }

  private void end(int code) {
    if (!over) {
      over = true;
      vertx.cancelTimer(timer);
      ear.ended(code);
      waiting.values().forEach(reply -> reply.tryFail("the socket ended"));
    }
  }
}
