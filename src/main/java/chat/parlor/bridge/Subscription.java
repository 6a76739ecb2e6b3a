package chat.parlor.bridge;

import chat.parlor.message.Timeline;
import chat.parlor.room.Door;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Address;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/// One socket's place in one room's log. It starts behind, reads the log page by page as fast as
/// the socket takes it, and goes live in the same turn of the event loop in which it has caught up:
/// no event can slip between, none comes twice.
class Subscription {
  private static final int PAGE = 100;
  private static final long RETRY_MS = 1_000;

  final Client client;
  final String room;
  final Group group;

  /// Where the group keeps it, so that it is taken out without a search.
  int index;

  private final Timeline timeline;
  private final Door door;
  private long last;
  private boolean live;

  /// A page is on its way: there is never a second one.
  private boolean reading;

  private boolean held;
  private boolean asked;
  private boolean ended;

  Subscription(Client client, String room, Group group, Timeline timeline, Door door) {
    this.client = client;
    this.room = room;
    this.group = group;
    this.timeline = timeline;
    this.door = door;
  }

  /// Begins after a number, or with what comes from now on.
  void begin(Long since) {
    last = since == null ? group.head() : since;
    if (last > group.head()) {
      beginAhead();
    } else {
      catchUp();
    }
  }

  /// Takes what has just happened: all of it at once, unless some of it is known here already or
  /// not for everybody.
  void offer(Parcel parcel) {
    if (!live) {
      return;
    }
    if (last < parcel.first() && !(parcel.hasPassing() && seesNotAll())) {
      last = Math.max(last, parcel.last());
      client.push(parcel);
      return;
    }
    for (var i = 0; i < parcel.size() && live; i++) {
      offer(parcel.event(i), parcel.frame(i));
    }
  }

  private void offer(RoomEvent event, Frame frame) {
    if (event.durable()) {
      if (event.seq() <= last) {
        return;
      }
      last = event.seq();
    }
    pushSeen(event, frame);
  }

  private boolean seesNotAll() {
    return !client.unseen().isEmpty();
  }

  /// Of who is there one sees only those who want to be seen.
  private void pushSeen(RoomEvent event, Frame frame) {
    var unseen = event.durable() ? Set.<String>of() : client.unseen();
    var shown = unseen.isEmpty() ? frame : Veil.over(event, unseen);
    if (shown != null) {
      client.push(shown);
    }
  }

  /// Takes where the log stands. Who is behind is told when they have caught up, and who is ahead
  /// already must not be: they would take it for an older log.
  void offerHead(long head, Frame frame) {
    if (live && head >= last) {
      client.push(frame);
    }
  }

  boolean isOf(String userId) {
    return client.isOf(userId);
  }

  /// The socket has gone or has asked to hear no more.
  void end() {
    ended = true;
    live = false;
    group.remove(this);
  }

  /// The user has left; whether he is back is being asked.
  void hold() {
    held = true;
    live = false;
  }

  /// The user is in the room after all.
  void release() {
    if (held) {
      held = false;
      catchUp();
    }
  }

  /// The user is in the room no more.
  void revoke() {
    client.forget(room);
    client.answer(
        Frame.err(
            Address.ofRoom(room),
            new Refusal(Code.NOT_A_MEMBER, "You are not in this room any more.")));
  }

  /// The client knows a number that has not come by here. Either it was read from the log a moment
  /// ago, or the log is older than the client: a restored backup. Then `head` tells it.
  private void beginAhead() {
    timeline
        .head(room)
        .onSuccess(
            head -> {
              last = Math.min(last, Math.max(head, group.head()));
              catchUp();
            })
        .onFailure(failure -> client.later(RETRY_MS, this::retryAhead));
  }

  private void retryAhead() {
    if (!ended) {
      beginAhead();
    }
  }

  private void catchUp() {
    if (ended || live || held || reading) {
      return;
    }
    if (last >= group.head()) {
      live = true;
      client.answer(headFrame(room, Math.max(last, group.head())));
      return;
    }
    reading = true;
    client.replays().enter(() -> client.whenAtMost(Limits.OUTBOUND_BYTES_MAX / 4, this::readPage));
  }

  private void readPage() {
    if (ended || held) {
      reading = false;
      client.replays().leave();
      return;
    }
    timeline
        .after(room, last, PAGE)
        .onComplete(
            page -> {
              client.replays().leave();
              if (page.succeeded()) {
                deliver(page.result());
              } else {
                readLater();
              }
            });
  }

  private void readLater() {
    reading = false;
    client.later(RETRY_MS, this::catchUp);
  }

  private void deliver(Timeline.Page page) {
    if (ended || held) {
      reading = false;
      return;
    }
    if (page.events().stream().anyMatch(this::isOwnLeave) && !asked) {
      askWhetherInside(page);
      return;
    }
    asked = false;
    reading = false;
    var address = Address.ofRoom(room);
    for (var logged : page.events()) {
      client.answer(Frame.rec(address, logged.body().encode()));
    }
    last = page.last();
    catchUp();
  }

  private boolean isOwnLeave(Timeline.LoggedEvent logged) {
    var event = logged.event();
    return event.kind() == Kind.MEMBER_LEFT && client.isOf(event.subject());
  }

  /// Somebody whose own leaving is in what he is about to be told may have left just now.
  private void askWhetherInside(Timeline.Page page) {
    door.forget(room);
    door.require(client.identity().user().id(), room)
        .onSuccess(
            inside -> {
              asked = true;
              deliver(page);
            })
        .onFailure(
            failure -> {
              if (ended) {
                return;
              }
              if (failure instanceof Refusal refusal && refusal.code() == Code.NO_SUCH_ROOM) {
                revoke();
              } else {
                readLater();
              }
            });
  }

  static Frame headFrame(String room, long head) {
    var body = new JsonObject().put("kind", "head").put("head", head);
    return Frame.rec(Address.ofRoom(room), body.encode());
  }
}
