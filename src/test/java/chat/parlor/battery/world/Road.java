package chat.parlor.battery.world;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The way from the clients to one node, or from a node to its database: a TCP proxy that can be
/// slow, swallow everything, and lose connections in all the ways in which connections are lost.
final class Road {
  private static final int CONNECT_MS_MAX = 2_000;

  private final Vertx vertx;
  private final NetServer server;
  private final NetClient client;
  private final Set<Lane> lanes = ConcurrentHashMap.newKeySet();
  private volatile URI target;
  private final String host;
  private volatile int delayMs;
  private volatile boolean blocked;

  Road(Vertx vertx, URI target) {
    this(vertx, target, "127.0.0.1");
  }

  /// @param host the address of this machine at which the road begins
  Road(Vertx vertx, URI target, String host) {
    this.host = host;
    this.vertx = vertx;
    this.target = target;
    this.client =
        vertx.createNetClient(
            new NetClientOptions().setConnectTimeout(CONNECT_MS_MAX).setTcpNoDelay(true));
    // Lingering for no time makes a close a reset.
    this.server =
        vertx.createNetServer(new NetServerOptions().setHost(host).setPort(0).setSoLinger(0));
    server.connectHandler(this::accept);
    server.listen().await();
  }

  URI uri() {
    return URI.create("http://" + host + ":" + server.actualPort());
  }

  /// Every byte takes this much longer from now on.
  void delay(int ms) {
    delayMs = ms;
  }

  /// Some connections are reset.
  void reset(Random random, double share) {
    some(random, share, Lane::reset);
  }

  /// Some connections end in the middle of a frame.
  void truncate(Random random, double share) {
    some(random, share, lane -> lane.truncating = true);
  }

  /// Some clients vanish without the node being told.
  void halfOpen(Random random, double share) {
    some(random, share, Lane::vanish);
  }

  /// What the node has not noticed yet, it notices now.
  void endVanished() {
    some(new Random(), 1, Lane::endVanished);
  }

  /// Nothing arrives any more, in either direction, and nobody is told.
  void block() {
    blocked = true;
    some(new Random(), 1, Lane::stop);
  }

  /// Everything arrives again, also what was sent meanwhile.
  void unblock() {
    blocked = false;
    some(new Random(), 1, Lane::go);
  }

  void close() {
    server.close();
    client.close();
  }

  private void some(Random random, double share, Consumer<Lane> what) {
    for (var lane : lanes) {
      if (random.nextDouble() < share) {
        lane.loop.runOnContext(v -> what.accept(lane));
      }
    }
  }

  private void accept(NetSocket near) {
    near.pause();
    client
        .connect(target.getPort(), target.getHost())
        .onSuccess(far -> new Lane(near, far).open())
        .onFailure(failure -> near.close());
  }

  /// One connection: the client's side is near, the node's side far.
  private final class Lane {
    final NetSocket near;
    final NetSocket far;
    final Context loop = vertx.getOrCreateContext();
    boolean truncating;
    boolean vanished;

    Lane(NetSocket near, NetSocket far) {
      this.near = near;
      this.far = far;
    }

    void open() {
      lanes.add(this);
      carry(near, far);
      carry(far, near);
      if (blocked) {
        stop();
      } else {
        near.resume();
      }
    }

    void stop() {
      near.pause();
      far.pause();
    }

    void go() {
      near.resume();
      far.resume();
    }

    /// Bytes that are late stay in front of those that come after them.
    private void carry(NetSocket from, NetSocket to) {
      var late = new ArrayDeque<Buffer>();
      from.handler(
          bytes -> {
            if (truncating && from == near && bytes.length() > 2) {
              to.write(bytes.getBuffer(0, bytes.length() / 2)).onComplete(v -> reset());
            } else if (delayMs == 0 && late.isEmpty()) {
              to.write(bytes);
            } else {
              late.add(bytes);
              vertx.setTimer(Math.max(delayMs, 1), timer -> to.write(late.remove()));
            }
            if (to.writeQueueFull()) {
              from.pause();
              to.drainHandler(v -> goOn(from));
            }
          });
      from.exceptionHandler(broken -> {});
      from.closeHandler(v -> ended(to));
    }

    private void goOn(NetSocket from) {
      if (!blocked) {
        from.resume();
      }
    }

    private void ended(NetSocket other) {
      if (!vanished) {
        lanes.remove(this);
        other.close();
      }
    }

    void reset() {
      near.close();
      far.close();
    }

    void vanish() {
      vanished = true;
      far.pause();
      near.close();
    }

    void endVanished() {
      if (vanished) {
        vanished = false;
        lanes.remove(this);
        far.close();
      }
    }
  }
}
