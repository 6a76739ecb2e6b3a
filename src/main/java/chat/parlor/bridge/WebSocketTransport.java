package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/// A WebSocket written to through Vert.x's public calls, one text frame a message, plain or in the
/// framing of SockJS.
final class WebSocketTransport implements Transport {
  private static final Buffer PING = Buffer.buffer("parlor");
  private static final long QUIET_MS = 25_000;
  private static final long DEAD_MS = 70_000;

  private final ServerWebSocket socket;
  private final boolean sockJs;
  private final CountedBacklog backlog = new CountedBacklog();
  private long heardMs = System.currentTimeMillis();
  private boolean closed;

  WebSocketTransport(ServerWebSocket socket, boolean sockJs) {
    this.socket = socket;
    this.sockJs = sockJs;
    if (sockJs) {
      write("o");
    }
  }

  void heard() {
    heardMs = System.currentTimeMillis();
  }

  @Override
  public void send(Frame frame) {
    write(sockJs ? frame.sockJs() : frame.plain());
  }

  @Override
  public void close(CloseCode code) {
    if (closed) {
      return;
    }
    if (sockJs) {
      write("c[" + code.status() + ",\"" + code.reason() + "\"]");
    }
    closed = true;
    socket.close((short) code.status(), code.reason());
  }

  @Override
  public void checkAlive(long nowMs) {
    if (nowMs - heardMs > DEAD_MS) {
      closed = true;
      socket.close((short) WebSocketCloseStatus.ENDPOINT_UNAVAILABLE.code());
    } else if (nowMs - heardMs > QUIET_MS && !closed) {
      if (sockJs) {
        write("h");
      }
      socket.writePing(PING);
    }
  }

  @Override
  public Backlog backlog() {
    return backlog;
  }

  private void write(String text) {
    if (closed) {
      return;
    }
    var size = text.length();
    backlog.add(size);
    socket.writeTextMessage(text).onComplete(written -> backlog.remove(size));
  }
}
