package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.internal.ContextInternal;

/// Where bytes leave a connection that was taken over: what is queued in a turn of the event loop
/// goes to the operating system in one write at its end.
final class Outlet implements Backlog {
  /// What is queued is handed over now when it is this much, not at the end of the turn.
  private static final long WRITE_BYTES_MAX = 64 * 1024;

  private final ChannelHandlerContext channel;
  private final ContextInternal loop;
  private final Turn turn;
  private final Runnable flushing = this::flush;
  private int waiting;
  private boolean dirty;

  /// The operating system has not taken all of the last write.
  private boolean stuck;

  Outlet(ChannelHandlerContext channel, ContextInternal loop, Turn turn) {
    this.channel = channel;
    this.loop = loop;
    this.turn = turn;
  }

  /// Queues frames that only this socket gets.
  void write(byte[] frame) {
    write(copy(frame), 1);
  }

  /// Queues frames; the bytes are released when they have left, or when they cannot any more.
  void write(ByteBuf bytes, int frames) {
    assert channel.executor().inEventLoop();
    if (stuck) {
      waiting += frames;
      var left = channel.newPromise();
      left.addListener(done -> waiting -= frames);
      channel.write(bytes, left);
    } else {
      channel.write(bytes, channel.voidPromise());
    }
    if (bytes() > WRITE_BYTES_MAX) {
      flush();
    } else if (!dirty) {
      dirty = true;
      turn.flush(flushing);
    }
  }

  /// Writes everything now, a frame last; the future tells when that has left.
  ChannelFuture writeLast(byte[] frame) {
    return channel.writeAndFlush(copy(frame));
  }

  /// Writes everything now; the future tells when it has left.
  ChannelFuture writeAll() {
    return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
  }

  /// As long as this is so, nothing more should be queued that can be left out.
  boolean isFull() {
    return bytes() >= Limits.OUTBOUND_BYTES_MAX;
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
      writeAll().addListener(left -> loop.dispatch(() -> whenAtMost(limitBytes, then)));
    }
  }

  private void flush() {
    dirty = false;
    channel.flush();
    stuck = bytes() > 0;
  }

  private ByteBuf copy(byte[] frame) {
    return channel.alloc().directBuffer(frame.length, frame.length).writeBytes(frame);
  }
}
