package chat.parlor.presence;

import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/// When people were last here, written down for all who came or went since the last time at once.
final class LastSeen {
  private final Database database;
  private Map<String, OffsetDateTime> noted = new HashMap<>();

  LastSeen(Database database) {
    this.database = database;
  }

  void note(String userId, OffsetDateTime at) {
    noted.put(userId, at);
  }

  /// Writes what was noted; what cannot be written is dropped, the next coming or going corrects
  /// it.
  Future<Void> write() {
    if (noted.isEmpty()) {
      return Future.succeededFuture();
    }
    var batch = noted;
    noted = new HashMap<>();
    return database
        .writes()
        .submit(
            connection -> {
              for (var seen : batch.entrySet()) {
                Statements.update(
                    connection,
                    "update users set last_seen = ? where id = ? and deleted_at is null",
                    seen.getValue(),
                    seen.getKey());
              }
              return null;
            });
  }
}
