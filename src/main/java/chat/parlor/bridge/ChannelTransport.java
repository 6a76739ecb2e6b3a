package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import chat.parlor.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket whose connection was taken over from Vert.x after the upgrade: it reads frames from
/// the channel and writes bytes that all sockets of a room share, once a turn of the event loop.
/// Everything that RFC 6455 asks of a server is here, in `FrameReader` or in `Outlet`: pongs, the
/// closing handshake, fragments, limits. What the pipeline held before is let go, TLS excepted, so
/// that a quiet socket keeps this, its reader and its client.
final class ChannelTransport extends ChannelInboundHandlerAdapter
    implements Transport, FrameReader.Sink {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelTransport.class);
  private static final byte[] PING = WebSocketFrames.ping("parlor");
  private static final byte[] SOCKJS_OPEN = WebSocketFrames.text("o");
  private static final byte[] SOCKJS_HEARTBEAT = WebSocketFrames.text("h");
  private static final int GOING_AWAY = 1001;
  private static final long QUIET_MS = 25_000;
  private static final long DEAD_MS = 70_000;

  /// For what is queued and the farewell after it to leave, however slowly the other side reads.
  private static final long LEAVING_MS_MAX = 60_000;

  /// For the other side's answer to a farewell.
  private static final long ANSWER_MS_MAX = 5_000;

  /// What listens to one socket.
  interface Listener {
    void text(String message);

    void binary(byte[] message);

    /// The other side broke the protocol.
    void failed(CloseCode code);

    /// The server goes.
    void shutDown();

    /// The connection has ended.
    void gone();
  }

  private final ContextInternal loop;
  private final Turn turn;
  private final boolean sockJs;
  private final FrameReader reader = new FrameReader(Limits.FRAME_BYTES_MAX);
  private Listener listener;
  private ChannelHandlerContext channel;
  private Outlet outlet;
  private long heardMs = System.currentTimeMillis();
  private boolean closed;

  /// Ends the connection when the other side does not.
  private Future<?> deadline;

  ChannelTransport(ContextInternal loop, Turn turn, boolean sockJs) {
    this.loop = loop;
    this.turn = turn;
    this.sockJs = sockJs;
  }

  /// Takes the channel of a WebSocket that Vert.x has just accepted, in the same turn of its event
  /// loop: what has come meanwhile comes here.
  void takeOver(ServerWebSocket socket, Listener listens) {
    listener = listens;
    var pipeline = ((WebSocketInternal) socket).channelHandlerContext().pipeline();
    // The encoder stands before that of HTTP, which may have the end of the upgrade yet to write.
    pipeline.replace("wsencoder", "parlor", this);
    pipeline.remove("wsdecoder");
    for (var name : List.of("idle", "chunkedWriter", "handler")) {
      if (pipeline.get(name) != null) {
        pipeline.remove(name);
      }
    }
    // Vert.x stops reading where requests come faster than they are answered.
    pipeline.channel().config().setAutoRead(true);
    if (sockJs) {
      write(SOCKJS_OPEN);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
    outlet = new Outlet(context, loop, turn);
  }

  @Override
  public void send(Frame frame) {
    if (!closed) {
      write(frame.bytes(sockJs));
    }
  }

  @Override
  public void send(Parcel parcel) {
    if (!closed) {
      outlet.write(parcel.bytes(sockJs, channel.alloc()).retainedDuplicate(), parcel.size());
    }
  }

  @Override
  public void close(CloseCode code) {
    if (closed) {
      return;
    }
    if (sockJs) {
      write(WebSocketFrames.text("c[" + code.status() + ",\"" + code.reason() + "\"]"));
    }
    sayFarewell(WebSocketFrames.close(code), isPatient(code) ? LEAVING_MS_MAX : ANSWER_MS_MAX);
  }

  /// Whether the other side has done no wrong and reads on to come back: whoever lost his rights
  /// reads no longer than he must.
  private static boolean isPatient(CloseCode code) {
    return code == CloseCode.TOO_SLOW || code == CloseCode.GOING_AWAY;
  }

  @Override
  public void checkAlive(long nowMs) {
    if (closed || nowMs - heardMs <= QUIET_MS) {
      return;
    }
    if (nowMs - heardMs > DEAD_MS) {
      sayFarewell(WebSocketFrames.close(GOING_AWAY, ""), ANSWER_MS_MAX);
      channel.close();
      return;
    }
    if (sockJs) {
      write(SOCKJS_HEARTBEAT);
    }
    write(PING);
  }

  @Override
  public Backlog backlog() {
    return outlet;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var bytes = (ByteBuf) message;
    heardMs = System.currentTimeMillis();
    try {
      inContext(() -> reader.read(bytes, this));
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed = true;
    if (deadline != null) {
      deadline.cancel(false);
    }
    inContext(listener::gone);
  }

  /// The connection has failed, or has something in it that is not TLS.
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    LOG.debug("A socket failed.", failure);
    context.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ShutdownEvent) {
      inContext(listener::shutDown);
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void text(String message) {
    hand(() -> listener.text(message));
  }

  @Override
  public void binary(byte[] message) {
    hand(() -> listener.binary(message));
  }

  @Override
  public void ping(byte[] payload) {
    if (!closed && !outlet.isFull()) {
      write(WebSocketFrames.pong(payload));
    }
  }

  @Override
  public void pong() {}

  /// The other side's farewell: the answer to ours, or one to be answered.
  @Override
  public void closed(int code) {
    if (!closed) {
      sayFarewell(
          code == 1005 ? WebSocketFrames.close() : WebSocketFrames.close(code, ""), ANSWER_MS_MAX);
      listener.gone();
    }
    end();
  }

  /// Who sends too much is still sending: closed at once, the connection would be reset, and the
  /// farewell lost with it.
  @Override
  public void failed(CloseCode code) {
    if (!closed) {
      listener.failed(code);
      if (code != CloseCode.TOO_BIG) {
        end();
      }
    }
  }

  /// Queues a frame that is only for this socket.
  void write(byte[] frame) {
    outlet.write(frame);
  }

  /// Hands a message on. Whatever becomes of it, the next frame is read from where it begins.
  private void hand(Runnable message) {
    if (!closed) {
      try {
        message.run();
      } catch (RuntimeException failure) {
        LOG.error("A message failed.", failure);
      }
    }
  }

  private void sayFarewell(byte[] frame, long leavingMsMax) {
    closed = true;
    deadline = closeIn(leavingMsMax);
    outlet.writeLast(frame).addListener(left -> awaitAnswer());
  }

  private void awaitAnswer() {
    if (channel.channel().isActive()) {
      deadline.cancel(false);
      deadline = closeIn(ANSWER_MS_MAX);
    }
  }

  private Future<?> closeIn(long delayMs) {
    return channel.executor().schedule(() -> channel.close(), delayMs, TimeUnit.MILLISECONDS);
  }

  /// Ends the connection after what is queued.
  private void end() {
    outlet.writeAll().addListener(ChannelFutureListener.CLOSE);
  }

  private void inContext(Runnable work) {
    loop.dispatch(work);
  }
}
