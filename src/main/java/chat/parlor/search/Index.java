package chat.parlor.search;

import io.vertx.core.Future;
import java.util.List;

/// Where words lead to messages. It knows everything that was announced before it is asked.
interface Index {
  /// Begins to catch up; returns at once.
  void start();

  /// The first finds in the order asked for, not more than asked for.
  Future<List<Hit>> find(Inquiry inquiry);

  Future<Void> close();
}
