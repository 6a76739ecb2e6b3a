package chat.parlor.testing;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What arrived on one address of one socket, in the order it came.
public final class Inbox {
  private static final long WAIT_SECONDS_MAX = 60;

  private final String address;
  private final List<JsonObject> bodies = new ArrayList<>();
  private Refused refused;

  Inbox(String address) {
    this.address = address;
  }

  synchronized void add(JsonObject body) {
    bodies.add(body);
    notifyAll();
  }

  synchronized void refuse(Refused refusal) {
    refused = refusal;
    notifyAll();
  }

  public String address() {
    return address;
  }

  /// All bodies so far.
  public synchronized List<JsonObject> bodies() {
    return List.copyOf(bodies);
  }

  /// All bodies that carry a number, which are the durable events.
  public List<JsonObject> events() {
    return bodies().stream().filter(body -> body.containsKey("seq")).toList();
  }

  /// Waits for the first body of a kind.
  public JsonObject await(String kind) {
    return await(body -> kind.equals(body.getString("kind")), "a " + kind);
  }

  /// Waits for the event with a number.
  public JsonObject awaitSeq(long seq) {
    return await(body -> body.containsKey("seq") && body.getLong("seq") == seq, "event " + seq);
  }

  public JsonObject await(Predicate<JsonObject> wanted) {
    return await(wanted, "the body");
  }

  /// Waits until the registration was, or is later, refused.
  public synchronized Refused awaitRefusal() {
    waitUntil(() -> refused != null, "a refusal");
    return refused;
  }

  /// Waits for the event with a number, or for the end of the registration.
  public synchronized void awaitSeqOrRefusal(long seq) {
    waitUntil(
        () -> refused != null || bodies.stream().anyMatch(body -> body.getLong("seq", 0L) == seq),
        "event " + seq);
  }

  private synchronized JsonObject await(Predicate<JsonObject> wanted, String what) {
    var found = new JsonObject[1];
    waitUntil(
        () -> {
          found[0] = bodies.stream().filter(wanted).findFirst().orElse(null);
          return found[0] != null;
        },
        what);
    return found[0];
  }

  private void waitUntil(java.util.function.BooleanSupplier done, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS_MAX);
    while (!done.getAsBoolean()) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        throw new AssertionError(
            "%s did not come on %s; refused: %s; came: %s"
                .formatted(what, address, refused, bodies));
      }
      try {
        wait(leftMs);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }
}
