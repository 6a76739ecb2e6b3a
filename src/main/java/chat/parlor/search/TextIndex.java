package chat.parlor.search;

import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/// PostgreSQL's own full text, which is right as soon as the message is.
final class TextIndex implements Index {
  private final TextStore store;
  private final Latecomers latecomers;

  TextIndex(Vertx vertx, Database database) {
    store = new TextStore(database);
    latecomers = new Latecomers(vertx, database);
  }

  @Override
  public void start() {
    latecomers.start();
  }

  @Override
  public Future<List<Hit>> find(Inquiry inquiry) {
    return switch (inquiry.order()) {
      case NEWEST -> store.newest(inquiry);
      case BEST -> store.best(inquiry);
    };
  }

  @Override
  public Future<Void> close() {
    latecomers.stop();
    return Future.succeededFuture();
  }
}
