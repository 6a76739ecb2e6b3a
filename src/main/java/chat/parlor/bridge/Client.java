package chat.parlor.bridge;

import chat.parlor.account.Identity;
import chat.parlor.account.User;
import chat.parlor.network.Network;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Address;
import chat.parlor.wire.CloseCode;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.github.bucket4j.Bucket;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connected client: who it is, what it listens to and what it may still do. Everything here
/// runs on the socket's own event loop.
final class Client {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);
  private static final int ANSWERS_BYTES_MAX = 1024 * 1024;
  private static final long STALLED_MS = 10_000;

  final Context loop;
  final Network from;

  private final Hub hub;
  private final Vertx vertx;
  private final Transport transport;
  private final Bucket commands;
  private final Registrations registrations;
  private final Guesses guesses;
  private final long openedMs = System.currentTimeMillis();
  private Identity identity;
  private String token;
  private final Turnstile replays = new Turnstile();
  private boolean hearsNotices;
  private long crowdedSinceMs;
  private boolean closed;
  private Runnable onGone = () -> {};

  Client(Hub hub, Vertx vertx, Context loop, Network from, Transport transport) {
    this.hub = hub;
    this.vertx = vertx;
    this.loop = loop;
    this.from = from;
    this.transport = transport;
    this.commands = hub.rates().ofSocket();
    this.guesses = new Guesses(hub.rates(), from);
    this.registrations = new Registrations(this, hub);
  }

  /// Takes one message.
  void receive(String text) {
    if (closed) {
      return;
    }
    if (commands != null && !commands.tryConsume(1)) {
      LOG.debug("A socket from {} sent too many commands.", from.name());
      close(CloseCode.POLICY);
      return;
    }
    try {
      if (text.length() > Limits.FRAME_BYTES_MAX) {
        throw new Refusal(Code.TOO_LARGE, "A message has at most 64 KiB.");
      }
      receive(Inbound.parse(text));
    } catch (Refusal refusal) {
      answer(Frame.err(refusal));
    }
  }

  /// Sends an event that nobody here asked for just now: past the budget the socket is too slow.
  void push(Frame frame) {
    if (closed) {
      return;
    }
    transport.send(frame);
    closeIfTooSlow();
  }

  /// Sends all that has come in a room in one turn.
  void push(Parcel parcel) {
    if (closed) {
      return;
    }
    transport.send(parcel);
    closeIfTooSlow();
  }

  private void closeIfTooSlow() {
    var backlog = transport.backlog();
    if (backlog.bytes() > Limits.OUTBOUND_BYTES_MAX
        || backlog.frames() > Limits.OUTBOUND_EVENTS_MAX) {
      LOG.debug("A socket from {} is too slow.", from.name());
      close(CloseCode.TOO_SLOW);
    }
  }

  /// Sends what the client asked for. Answers may be large, so they have a budget of their own.
  void answer(Frame frame) {
    if (closed) {
      return;
    }
    transport.send(frame);
    if (transport.backlog().bytes() > ANSWERS_BYTES_MAX) {
      close(CloseCode.TOO_SLOW);
    }
  }

  void whenAtMost(long bytes, Runnable then) {
    transport.backlog().whenAtMost(bytes, then);
  }

  void later(long delayMs, Runnable then) {
    vertx.setTimer(delayMs, timer -> loop.runOnContext(v -> then.run()));
  }

  boolean isOf(String userId) {
    return identity != null && identity.user().id().equals(userId);
  }

  Identity identity() {
    return identity;
  }

  /// The ids of people whom this one must not see.
  Set<String> unseen() {
    return hub.unseenBy(identity.user().id());
  }

  /// Shows in the rooms that are listened to, as far as somebody is in them, where he is now.
  void show(User user, JsonObject presence) {
    for (var room : registrations.rooms()) {
      var frame = Frame.rec(Address.ofRoom(room), presence.encode());
      hub.require(user, room).onSuccess(role -> loop.runOnContext(v -> push(frame)));
    }
  }

  /// Passes a notice on if the client listens to its user's address.
  void notice(Frame frame) {
    if (hearsNotices) {
      push(frame);
    }
  }

  /// Ends a registration from this side.
  void forget(String room) {
    registrations.remove(room);
  }

  /// Looks at the clock: a socket has to say who it is, and only for as long as its token is good.
  void tick(long nowMs) {
    if (identity == null) {
      if (nowMs - openedMs > Limits.NAME_SECONDS * 1000L) {
        close(CloseCode.POLICY);
      }
    } else if (!isGood(nowMs)) {
      close(CloseCode.TOKEN_EXPIRED);
    }
    closeIfStalled(nowMs);
    transport.checkAlive(nowMs);
  }

  private boolean isGood(long nowMs) {
    return identity.expiresAt().toEpochMilli() > nowMs && !hub.revoked(identity);
  }

  /// Answers have a larger budget than events, but not for long.
  private void closeIfStalled(long nowMs) {
    if (transport.backlog().bytes() <= Limits.OUTBOUND_BYTES_MAX) {
      crowdedSinceMs = 0;
    } else if (crowdedSinceMs == 0) {
      crowdedSinceMs = nowMs;
    } else if (nowMs - crowdedSinceMs > STALLED_MS) {
      close(CloseCode.TOO_SLOW);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /// Where replays wait for each other.
  Turnstile replays() {
    return replays;
  }

  void close(CloseCode code) {
    if (!closed) {
      transport.close(code);
      gone();
    }
  }

  /// The connection has ended, from whichever side.
  void gone() {
    if (closed) {
      return;
    }
    closed = true;
    registrations.clear();
    hub.left(this);
    onGone.run();
  }

  /// Who else wants to know when the connection has ended.
  void onGone(Runnable listener) {
    onGone = listener;
  }

  private void receive(Inbound message) {
    var envelope = message.envelope();
    try {
      if (envelope.token() != null) {
        name(envelope.token());
      }
      switch (message) {
        case Inbound.Ping ping -> pong(ping);
        case Inbound.Register register -> register(register);
        case Inbound.Unregister unregister -> unregister(unregister);
        case Inbound.Send send -> send(send);
        case Inbound.Refused refused -> throw refused.refusal();
      }
    } catch (Refusal refusal) {
      refuse(envelope.replyTo(), refusal);
    }
  }

  /// The stock client sends a ping without an address and expects nothing back.
  private void pong(Inbound.Ping ping) {
    if (ping.envelope().replyTo() != null) {
      answer(Frame.rec(ping.envelope().replyTo(), "{}"));
    }
  }

  /// The first token says who this is; later ones may only prolong it.
  private void name(String presented) {
    if (presented.equals(token)) {
      return;
    }
    var said = hub.verify(presented);
    if (identity != null && !identity.user().id().equals(said.user().id())) {
      throw new Refusal(Code.NOT_ALLOWED, "This socket belongs to another user.");
    }
    var before = identity;
    identity = said;
    token = presented;
    if (!hub.named(this, before)) {
      var refusal = new Refusal(Code.RATE_LIMITED, "Too many sockets of one user.");
      answer(Frame.err(refusal));
      close(CloseCode.POLICY);
      throw refusal;
    }
  }

  private User user() {
    if (identity == null) {
      throw new Refusal(Code.NOT_SIGNED_IN, "Send an access token in headers.authorization.");
    }
    if (!isGood(System.currentTimeMillis())) {
      throw new Refusal(Code.TOKEN_EXPIRED, "Your sign-in has to be renewed.");
    }
    return hub.current(identity.user());
  }

  private void register(Inbound.Register register) {
    var user = user();
    var address = register.address();
    var room = Address.roomOf(address);
    if (address.equals(Address.ofUser(user.id()))) {
      hearsNotices = true;
    } else if (room != null) {
      registrations
          .add(user, room, register.since())
          .onFailure(failure -> refuse(address, failure));
    } else {
      throw new Refusal(Code.NOT_ALLOWED, "You cannot listen to this address.");
    }
  }

  private void unregister(Inbound.Unregister unregister) {
    var room = Address.roomOf(unregister.address());
    if (room != null) {
      forget(room);
    } else if (unregister.address().equals(Address.ofUser(user().id()))) {
      hearsNotices = false;
    }
  }

  private void send(Inbound.Send send) {
    var command = Command.parse(send.address(), send.body());
    hub.run(user(), guesses, command)
        .onSuccess(reply -> reply(send, reply))
        .onFailure(failure -> refuse(send.envelope().replyTo(), failure));
  }

  private void reply(Inbound.Send send, JsonObject body) {
    if (send.envelope().replyTo() != null) {
      answer(Frame.rec(send.envelope().replyTo(), body.encode()));
    }
  }

  private void refuse(String address, Throwable failure) {
    var refusal =
        switch (failure) {
          case Refusal expected -> expected;
          default -> {
            LOG.error("A command failed.", failure);
            yield new Refusal(Code.UNAVAILABLE, "The server could not do that. Try again.");
          }
        };
    answer(address == null ? Frame.err(refusal) : Frame.err(address, refusal));
  }
}
