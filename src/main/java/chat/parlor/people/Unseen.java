package chat.parlor.people;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.wire.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who must not be seen by whom, for those with a socket on this node: the people who have blocked
/// them. What other nodes say may be lost, so all of it is read again now and then.
public final class Unseen {
  private static final long REFRESH_MS = 10_000;
  private static final int PAGE = 500;

  private final Vertx vertx;
  private final CircleStore store;
  private final Map<String, Set<String>> byViewer = new ConcurrentHashMap<>();

  public Unseen(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.store = new CircleStore(database);
    vertx.setPeriodic(REFRESH_MS, timer -> refresh(List.copyOf(byViewer.keySet()), 0));
  }

  /// Who is told that somebody may be seen by somebody else no more, or again.
  public interface Listener {
    void turned(User subject, String viewerId);
  }

  /// Hears of what turned, on this node or another.
  public void listen(Listener listener) {
    vertx
        .eventBus()
        .<String>consumer(
            Address.UNSEEN,
            said -> {
              var body = new JsonObject(said.body());
              listener.turned(User.of(body.getJsonObject("subject")), body.getString("viewer"));
            });
  }

  /// Whom a viewer must not see, from memory or read now and remembered.
  public Future<Set<String>> learn(String viewerId) {
    var known = byViewer.get(viewerId);
    return known == null ? readAgain(viewerId) : Future.succeededFuture(known);
  }

  public Future<Set<String>> readAgain(String viewerId) {
    return store
        .blockersOf(List.of(viewerId))
        .map(
            blockers -> {
              var unseen = Set.copyOf(blockers.getOrDefault(viewerId, List.of()));
              byViewer.put(viewerId, unseen);
              return unseen;
            });
  }

  /// Whom a viewer who was learned about must not see.
  public Set<String> by(String viewerId) {
    return byViewer.getOrDefault(viewerId, Set.of());
  }

  /// The viewer has no socket here any more.
  public void forget(String viewerId) {
    byViewer.remove(viewerId);
  }

  void turned(User subject, String viewerId) {
    var body = new JsonObject().put("subject", subject.toJson()).put("viewer", viewerId);
    vertx.eventBus().publish(Address.UNSEEN, body.encode());
  }

  private void refresh(List<String> viewers, int from) {
    if (from >= viewers.size()) {
      return;
    }
    var page = new ArrayList<>(viewers.subList(from, Math.min(viewers.size(), from + PAGE)));
    store
        .blockersOf(page)
        .onSuccess(
            blockers ->
                page.forEach(
                    viewer ->
                        byViewer.computeIfPresent(
                            viewer,
                            (id, before) -> Set.copyOf(blockers.getOrDefault(id, List.of())))))
        .onComplete(read -> refresh(viewers, from + PAGE));
  }
}
