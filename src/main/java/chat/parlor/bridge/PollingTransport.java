package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/// A SockJS session over XHR. Its library keeps it alive and frames what is written; closing has no
/// code of ours there, so the reason is said in a last message.
final class PollingTransport implements Transport {
  private final SockJSSocket socket;
  private final Backlog backlog = new Backlog();
  private boolean closed;

  PollingTransport(SockJSSocket socket) {
    this.socket = socket;
  }

  @Override
  public void send(Frame frame) {
    if (closed) {
      return;
    }
    var size = frame.size();
    backlog.add(size);
    socket.write(frame.plain()).onComplete(written -> backlog.remove(size));
  }

  @Override
  public void close(CloseCode code) {
    if (closed) {
      return;
    }
    if (code == CloseCode.TOKEN_EXPIRED) {
      send(Frame.err(new Refusal(Code.TOKEN_EXPIRED, code.reason())));
    }
    closed = true;
    socket.close();
  }

  /// Sessions without a request end by themselves after a few seconds.
  @Override
  public void checkAlive(long nowMs) {}

  @Override
  public Backlog backlog() {
    return backlog;
  }
}
