package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import chat.parlor.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.net.impl.ShutdownEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A WebSocket whose connection was taken over from Vert.x after the upgrade: it reads frames from
/// the channel and writes bytes that all sockets of a room share, once a turn of the event loop.
/// Everything that RFC 6455 asks of a server is here or in `FrameReader`: pongs, the closing
/// handshake, fragments, limits. What the pipeline held before is let go, TLS excepted, so that a
/// quiet socket keeps this, its reader and its client.
final class ChannelTransport extends ChannelInboundHandlerAdapter
    implements Transport, Backlog, FrameReader.Sink {
  private static final byte[] PING = WebSocketFrames.ping("parlor");
  private static final byte[] SOCKJS_OPEN = WebSocketFrames.text("o");
  private static final byte[] SOCKJS_HEARTBEAT = WebSocketFrames.text("h");
  private static final int GOING_AWAY = 1001;
  private static final long QUIET_MS = 25_000;
  private static final long DEAD_MS = 70_000;
  private static final long CLOSE_MS_MAX = 5_000;

  /// What is written is handed to the operating system now when it is this much, not at the end of
  /// the turn.
  private static final long WRITE_BYTES_MAX = 64 * 1024;

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
  private final Runnable flushing = this::flush;
  private Listener listener;
  private ChannelHandlerContext channel;
  private long heardMs = System.currentTimeMillis();
  private int waiting;
  private boolean dirty;
  private boolean stuck;
  private boolean closed;

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
    if (sockJs) {
      write(SOCKJS_OPEN);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
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
      write(parcel.bytes(sockJs, channel.alloc()).retainedDuplicate(), parcel.size());
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
    sayFarewell(WebSocketFrames.close(code));
  }

  @Override
  public void checkAlive(long nowMs) {
    if (closed || nowMs - heardMs <= QUIET_MS) {
      return;
    }
    if (nowMs - heardMs > DEAD_MS) {
      sayFarewell(WebSocketFrames.close(GOING_AWAY, ""));
      return;
    }
    if (sockJs) {
      write(SOCKJS_HEARTBEAT);
    }
    write(PING);
  }

  @Override
  public Backlog backlog() {
    return this;
  }

  @Override
  public long bytes() {
    var out = channel.channel().unsafe().outboundBuffer();
    return out == null ? 0 : out.totalPendingWriteBytes();
  }

  /// Counted from when the other side has begun to be slow.
  @Override
  public int frames() {
    return waiting;
  }

  @Override
  public void whenAtMost(long limitBytes, Runnable then) {
    if (bytes() > limitBytes) {
      flush();
    }
    if (bytes() <= limitBytes) {
      then.run();
    } else {
      var soFar = channel.newPromise();
      soFar.addListener(left -> inContext(() -> whenAtMost(limitBytes, then)));
      channel.writeAndFlush(Unpooled.EMPTY_BUFFER, soFar);
    }
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
    inContext(listener::gone);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    context.close();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ShutdownEvent) {
      inContext(listener::shutDown);
    }
  }

  @Override
  public void text(String message) {
    if (!closed) {
      listener.text(message);
    }
  }

  @Override
  public void binary(byte[] message) {
    if (!closed) {
      listener.binary(message);
    }
  }

  @Override
  public void ping(byte[] payload) {
    if (!closed && bytes() < Limits.OUTBOUND_BYTES_MAX) {
      write(WebSocketFrames.pong(payload));
    }
  }

  @Override
  public void pong() {}

  /// The other side's farewell: the answer to ours, or one to be answered.
  @Override
  public void closed(int code) {
    if (!closed) {
      sayFarewell(code == 1005 ? WebSocketFrames.close() : WebSocketFrames.close(code, ""));
    }
    end();
  }

  @Override
  public void failed(CloseCode code) {
    if (!closed) {
      listener.failed(code);
      end();
    }
  }

  /// Queues a frame that is only for this socket.
  void write(byte[] frame) {
    write(channel.alloc().directBuffer(frame.length, frame.length).writeBytes(frame), 1);
  }

  private void write(ByteBuf bytes, int frames) {
    if (stuck) {
      waiting += frames;
      var left = channel.newPromise();
      left.addListener(done -> waiting -= frames);
      channel.write(bytes, left);
    } else {
      channel.write(bytes, channel.voidPromise());
    }
    if (!dirty) {
      dirty = true;
      turn.flush(flushing);
    }
    if (bytes() > WRITE_BYTES_MAX) {
      flush();
    }
  }

  private void flush() {
    dirty = false;
    channel.flush();
    stuck = bytes() > 0;
  }

  private void sayFarewell(byte[] frame) {
    write(frame);
    closed = true;
    flush();
    channel.executor().schedule(() -> channel.close(), CLOSE_MS_MAX, TimeUnit.MILLISECONDS);
  }

  /// Ends the connection after what is queued.
  private void end() {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  private void inContext(Runnable work) {
    loop.dispatch(work);
  }
}
