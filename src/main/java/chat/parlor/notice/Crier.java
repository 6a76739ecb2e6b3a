package chat.parlor.notice;

import chat.parlor.account.Notices;
import chat.parlor.database.Database;
import chat.parlor.wire.Address;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those with a socket on this node of calls of everybody in their rooms.
public final class Crier {
  private static final Logger LOG = LoggerFactory.getLogger(Crier.class);
  private static final int PAGE = 500;

  private final Notices notices;
  private final Predicate<String> isHere;
  private final NoticeViewStore views;

  private Crier(Database database, Notices notices, Predicate<String> isHere) {
    this.notices = notices;
    this.isHere = isHere;
    this.views = new NoticeViewStore(database);
  }

  /// @param isHere whether a user has a socket on this node
  public static void begin(
      Vertx vertx, Database database, Notices notices, Predicate<String> isHere) {
    var crier = new Crier(database, notices, isHere);
    vertx.eventBus().<JsonObject>consumer(Address.CALLED, said -> crier.cry(said.body()));
  }

  private void cry(JsonObject called) {
    views
        .shared(called.getString("id"))
        .compose(
            found ->
                found
                    .map(notification -> cry(called.getString("room"), notification, ""))
                    .orElse(Future.succeededFuture()))
        .onFailure(failure -> LOG.warn("Not everybody has heard a call.", failure));
  }

  private Future<Void> cry(String room, Notification notification, String after) {
    return views
        .listeners(room, notification.id(), after, PAGE)
        .compose(
            listeners -> {
              var now = Times.now();
              for (var listener : listeners) {
                if (isHere.test(listener.userId())) {
                  notices.tellHere(
                      listener.userId(), Herald.frame(notification, listener.alerts(now)));
                }
              }
              return listeners.size() < PAGE
                  ? Future.succeededFuture()
                  : cry(room, notification, listeners.getLast().userId());
            });
  }
}
