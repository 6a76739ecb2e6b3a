package chat.parlor.bridge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/// Notices frames that come before the upgrade is answered, which RFC 6455 section 4.1 forbids.
/// Vert.x would hand them to what still speaks HTTP there, which forgets them and never frees their
/// memory.
final class Hasty extends ChannelInboundHandlerAdapter {
  private ChannelHandlerContext channel;
  private boolean spoke;

  /// Watches a connection from now on.
  static Hasty on(HttpConnection connection) {
    var hasty = new Hasty();
    var pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
    pipeline.addBefore("handler", "hasty", hasty);
    return hasty;
  }

  /// Ends the watch; whether something came too early.
  boolean end() {
    channel.pipeline().remove(this);
    return spoke;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame) {
      spoke = true;
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }
}
