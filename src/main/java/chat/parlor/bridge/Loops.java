package chat.parlor.bridge;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The event loops of this node, each with the one context by which the bridge knows it, and its
/// turns. Requests and sockets bring contexts of their own; those of one loop may touch the same
/// things.
final class Loops {
  private final Vertx vertx;
  private final Map<Object, Context> known = new ConcurrentHashMap<>();
  private final Map<Context, Turn> turns = new ConcurrentHashMap<>();

  Loops(Vertx vertx) {
    this.vertx = vertx;
  }

  /// The loop that is running this.
  Context current() {
    var context = ((ContextInternal) vertx.getOrCreateContext()).unwrap();
    return known.computeIfAbsent(context.nettyEventLoop(), loop -> context);
  }

  /// The turns of one of these loops.
  Turn turn(Context loop) {
    return turns.computeIfAbsent(loop, Turn::new);
  }
}
