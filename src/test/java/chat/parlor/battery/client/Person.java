package chat.parlor.battery.client;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.History;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Somebody with one socket at a time: comes back after every break, to whichever node answers,
/// goes on after the last number seen, and repeats what was not answered. Lives on one event loop.
public final class Person {
  private static final long BACKOFF_MS_MIN = 100;
  private static final long BACKOFF_MS_MAX = 1_600;

  private final Vertx vertx;
  private final WebSocketClient client;
  private final Doors doors;
  private final History history;
  private final Random random;
  private final Pass pass;
  private final Outbox outbox;
  private final Map<String, RoomCopy> copies = new HashMap<>();
  private final Set<String> inside = new HashSet<>();
  private final Temper temper;
  private Link link;
  private long linkNumber;
  private boolean wanted;
  private boolean connecting;
  private boolean slow;
  private long backoffMs = BACKOFF_MS_MIN;
  private long texts;

  Person(
      Context loop,
      WebSocketClient client,
      Doors doors,
      History history,
      Pass pass,
      Temper temper,
      long seed) {
    this.vertx = loop.owner();
    this.client = client;
    this.doors = doors;
    this.history = history;
    this.pass = pass;
    this.temper = temper;
    this.random = new Random(seed);
    this.outbox = new Outbox(vertx, history);
    this.slow = temper == Temper.SLOW;
    history.add(new Entry.Came(history.nowUs(), id(), name(), temper == Temper.STEADY));
  }

  public String id() {
    return pass.userId();
  }

  public String name() {
    return pass.name();
  }

  Temper temper() {
    return temper;
  }

  boolean isInside(String room) {
    return inside.contains(room);
  }

  boolean isOnline() {
    return link != null;
  }

  int unanswered() {
    return outbox.size();
  }

  /// How far this client's copy of a room goes.
  long last(String room) {
    return copies.containsKey(room) ? copies.get(room).last() : 0;
  }

  /// Comes, and stays until told otherwise.
  void come() {
    wanted = true;
    connect();
  }

  void goAway() {
    wanted = false;
    if (link != null) {
      link.leave();
    }
  }

  /// Reads as fast as it can from now on.
  void hurry() {
    slow = false;
    if (link != null) {
      link.slow(false);
    }
  }

  /// Signs out everywhere on this session and signs in again.
  Future<Void> signOutAndIn() {
    return pass.replace()
        .onSuccess(ended -> history.add(new Entry.Revoked(history.nowUs(), ended)))
        .mapEmpty();
  }

  /// Posts a text of its own that nobody has said before.
  Wish say(String room) {
    var clientId = name() + "-" + ++texts;
    var text = clientId + " said in " + room + " " + "x".repeat(random.nextInt(120));
    var body = new JsonObject().put("room", room).put("clientId", clientId).put("text", text);
    return wish(Act.POST, room, clientId, Event.hash(text), body);
  }

  Future<JsonObject> edit(String room, String message) {
    var text = name() + " changed it to " + ++texts;
    var body = new JsonObject().put("room", room).put("id", message).put("text", text);
    return wish(Act.EDIT, room, message, Event.hash(text), body).answer.future();
  }

  Future<JsonObject> join(String room, String code) {
    return wish(Act.JOIN, room, id(), 0, new JsonObject().put("code", code))
        .answer
        .future()
        .onSuccess(joined -> entered(room));
  }

  Future<JsonObject> create(String name) {
    return wish(Act.CREATE, "", name, 0, new JsonObject().put("name", name))
        .answer
        .future()
        .onSuccess(created -> entered(created.getJsonObject("room").getString("id")));
  }

  Future<JsonObject> leave(String room) {
    return ask(Act.LEAVE, room, id(), new JsonObject()).onSuccess(left -> inside.remove(room));
  }

  /// Asks anything about a room.
  Future<JsonObject> ask(Act act, String room, String subject, JsonObject body) {
    return wish(act, room, subject, 0, body.put("room", room)).answer.future();
  }

  /// Listens to a room without being in it.
  void eavesdrop(String room) {
    if (link != null && !isInside(room)) {
      history.add(new Entry.Registered(history.nowUs(), linkNumber, room, 0));
      link.register("room." + room, 0);
    }
  }

  /// Sends a command again as it was sent before.
  void replay(Wish wish) {
    outbox.replay(wish);
  }

  void listen(RoomCopy copy) {
    if (link != null && isInside(copy.room)) {
      link.register("room." + copy.room, copy.begin(linkNumber));
    }
  }

  private Wish wish(Act act, String room, String subject, long hash, JsonObject body) {
    var wish = new Wish(history.number(), act, body);
    history.add(new Entry.Asked(history.nowUs(), wish.call, id(), act, room, subject, hash));
    outbox.add(wish);
    return wish;
  }

  private void entered(String room) {
    inside.add(room);
    listen(copies.computeIfAbsent(room, id -> new RoomCopy(this, history, id)));
  }

  private void connect() {
    if (!wanted || link != null || connecting) {
      return;
    }
    connecting = true;
    var door = random.nextInt(doors.count());
    var number = history.number();
    pass.token()
        .compose(
            token ->
                Link.open(vertx, client, doors.socket(door), new Hearing(number))
                    .onSuccess(opened -> opened.use(token)))
        .onSuccess(opened -> opened(opened, number, door))
        .onFailure(
            failure -> {
              connecting = false;
              comeBackLater();
            });
  }

  private void opened(Link opened, long number, int door) {
    connecting = false;
    link = opened;
    linkNumber = number;
    backoffMs = BACKOFF_MS_MIN;
    history.add(new Entry.Opened(history.nowUs(), number, id(), pass.session(), door));
    link.register("user." + id(), 0);
    Set.copyOf(inside).forEach(room -> listen(copies.get(room)));
    if (slow) {
      link.slow(true);
    }
    outbox.online(link);
    if (!wanted) {
      link.leave();
    }
  }

  private void comeBackLater() {
    var waitMs = backoffMs / 2 + random.nextLong(backoffMs);
    backoffMs = Math.min(backoffMs * 2, BACKOFF_MS_MAX);
    vertx.setTimer(waitMs, timer -> connect());
  }

  /// What comes on one socket.
  private final class Hearing implements Link.Ear {
    private final long number;

    Hearing(long number) {
      this.number = number;
    }

    @Override
    public void heard(String address, JsonObject body) {
      if (!address.startsWith("room.")) {
        notice(body);
        return;
      }
      var room = address.substring("room.".length());
      copies.computeIfAbsent(room, id -> stranger(id, number)).heard(body);
    }

    /// Something of a room that this client never entered: written down like everything else.
    private RoomCopy stranger(String room, long link) {
      var copy = new RoomCopy(Person.this, history, room);
      copy.begin(link);
      return copy;
    }

    @Override
    public void refused(String address, String code) {
      if (address.startsWith("room.") && List.of("not_a_member", "no_such_room").contains(code)) {
        inside.remove(address.substring("room.".length()));
      } else if (code.equals("token_expired")) {
        pass.forget();
        if (number == linkNumber && link != null) {
          link.leave();
        }
      } else if (address.startsWith("room.") && isInside(address.substring("room.".length()))) {
        var copy = copies.get(address.substring("room.".length()));
        vertx.setTimer(BACKOFF_MS_MAX, timer -> listenAgain(copy));
      }
    }

    /// On the same socket; a new one listens anyway.
    private void listenAgain(RoomCopy copy) {
      if (number == linkNumber) {
        listen(copy);
      }
    }

    @Override
    public void ended(int code) {
      history.add(new Entry.Closed(history.nowUs(), number, code));
      if (number == linkNumber) {
        link = null;
        outbox.offline();
        comeBackLater();
      }
    }

    private void notice(JsonObject body) {
      if ("room.left".equals(body.getString("kind"))) {
        inside.remove(body.getString("room"));
      }
    }
  }

  /// What this client says it is in, for sentences.
  @Override
  public String toString() {
    return name() + " in " + inside;
  }
}
