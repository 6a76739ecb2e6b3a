package chat.parlor.testing;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// One socket on the plain endpoint of the bridge, speaking the stock protocol.
public final class BusClient implements AutoCloseable {
  private static final long WAIT_SECONDS_MAX = 60;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final AtomicLong replies = new AtomicLong();
  private final Map<String, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<JsonObject> errors = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;
  private volatile String token;

  private BusClient(URI server, String token, HttpClient http) {
    this.token = token;
    var scheme = server.getScheme().equals("https") ? "wss" : "ws";
    var uri = URI.create(scheme + "://" + server.getAuthority() + "/eventbus/websocket");
    socket = http.newWebSocketBuilder().buildAsync(uri, new Ear()).join();
  }

  /// A socket whose first message will name its user.
  public static BusClient open(URI server, Api.Session session) {
    return open(server, session, HTTP);
  }

  /// The same over a client that trusts the server's certificate.
  public static BusClient open(URI server, Api.Session session, HttpClient http) {
    return new BusClient(server, session.token(), http);
  }

  /// A socket that names nobody.
  public static BusClient openNameless(URI server) {
    return new BusClient(server, null, HTTP);
  }

  /// Every later message carries this access token.
  public void use(String newToken) {
    token = newToken;
  }

  /// Sends a command; the stage fails with `Refused`, or when the socket closes.
  public CompletableFuture<JsonObject> send(String address, JsonObject body) {
    var replyAddress = "reply-" + replies.incrementAndGet();
    var reply = new CompletableFuture<JsonObject>();
    waiting.put(replyAddress, reply);
    try {
      write(envelope("send", address).put("body", body).put("replyAddress", replyAddress));
    } catch (IllegalStateException cannot) {
      reply.completeExceptionally(cannot);
    }
    if (closed.isDone()) {
      reply.completeExceptionally(new Closed(closed.join()));
    }
    return reply;
  }

  /// Sends a command and waits for its reply; throws `Refused` if it is refused.
  public JsonObject ask(String address, JsonObject body) {
    return wait(send(address, body));
  }

  /// Sends a command that must be refused.
  public Refused askInVain(String address, JsonObject body) {
    JsonObject reply;
    try {
      reply = ask(address, body);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError(address + " " + body + " was not refused but answered " + reply);
  }

  /// Registers without waiting for anything.
  public Inbox register(String address) {
    return register(address, null);
  }

  /// Registers and, with `since`, asks for the durable events after that number.
  public Inbox register(String address, Long since) {
    var inbox = new Inbox(address);
    inboxes.put(address, inbox);
    var register = envelope("register", address);
    if (since != null) {
      var headers = register.getJsonObject("headers", new JsonObject()).put("since", "" + since);
      register.put("headers", headers);
    }
    write(register);
    return inbox;
  }

  /// Registers on a room and waits until that is in force.
  public Inbox listen(String roomId) {
    var inbox = register("room." + roomId);
    inbox.await("head");
    return inbox;
  }

  public void unregister(String address) {
    write(envelope("unregister", address));
  }

  /// Pings, and waits until the server has read all that was sent before.
  public void settle() {
    write(new JsonObject().put("type", "ping"));
    try {
      ask("room.list", new JsonObject());
    } catch (Refused alsoAnAnswer) {
      return;
    }
  }

  /// The next `err` that belongs to no address of ours.
  public JsonObject awaitError() {
    try {
      var taken = errors.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
      if (taken == null) {
        throw new AssertionError("no err came");
      }
      return taken;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// Waits until the server has closed this socket and returns its close code.
  public int awaitClose() {
    return wait(closed);
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /// Sends any text as one frame.
  public void text(String frame) {
    synchronized (socket) {
      try {
        socket.sendText(frame, true).get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException | InterruptedException failure) {
        throw new IllegalStateException("cannot send", failure);
      }
    }
  }

  /// Sends any bytes as one binary frame.
  public void binary(byte[] frame) {
    synchronized (socket) {
      socket.sendBinary(ByteBuffer.wrap(frame), true).join();
    }
  }

  /// The link is gone without a farewell.
  public void drop() {
    socket.abort();
    ended(-1);
  }

  @Override
  public void close() {
    drop();
  }

  private JsonObject envelope(String type, String address) {
    var envelope = new JsonObject().put("type", type).put("address", address);
    if (token != null) {
      envelope.put("headers", new JsonObject().put("authorization", "Bearer " + token));
    }
    return envelope;
  }

  private void write(JsonObject envelope) {
    text(envelope.encode());
  }

  private void ended(int code) {
    closed.complete(code);
    waiting.values().forEach(reply -> reply.completeExceptionally(new Closed(code)));
  }

  private void receive(JsonObject frame) {
    var address = frame.getString("address");
    switch (frame.getString("type")) {
      case "rec" -> {
        var reply = waiting.remove(address);
        if (reply != null) {
          reply.complete(frame.getJsonObject("body"));
        } else if (inboxes.containsKey(address)) {
          inboxes.get(address).add(frame.getJsonObject("body"));
        } else {
          errors.add(frame.put("unexpected", true));
        }
      }
      case "err" -> {
        var reply = address == null ? null : waiting.remove(address);
        if (reply != null) {
          reply.completeExceptionally(new Refused(frame));
        } else if (address != null && inboxes.containsKey(address)) {
          inboxes.get(address).refuse(new Refused(frame));
        } else {
          errors.add(frame);
        }
      }
      default -> errors.add(frame.put("unexpected", true));
    }
  }

  private static <T> T wait(CompletableFuture<T> future) {
    try {
      return future.get(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (ExecutionException | CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException expected) {
        throw expected;
      }
      throw new AssertionError(failure.getCause());
    } catch (TimeoutException late) {
      throw new AssertionError("no answer in time", late);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /// The socket ended before the answer came.
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Closed(Integer code) {
      super("the socket was closed with " + code);
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var frame = new JsonObject(text.toString());
        text.setLength(0);
        receive(frame);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      ended(code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      ended(-1);
    }
  }
}
