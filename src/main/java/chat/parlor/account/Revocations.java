package chat.parlor.account;

import chat.parlor.database.Database;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The sessions that were ended while tokens of theirs may still be around; in memory, because
/// every token is held against it.
final class Revocations {
  /// Longer than any token lives, those of a seeded demonstration included.
  private static final Duration REMEMBERED = Duration.ofHours(13);

  private static final String SINCE =
      """
      select id from login_sessions where revoked_at > ?
      """;

  private final Cache<String, Boolean> revoked =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  boolean contains(String sessionId) {
    return revoked.getIfPresent(sessionId) != null;
  }

  /// Whether it is new here.
  boolean add(String sessionId) {
    return revoked.asMap().putIfAbsent(sessionId, true) == null;
  }

  /// Takes in all that may matter, from the database.
  Future<Void> load(Database database, Instant now) {
    return refresh(database, now.minus(REMEMBERED)).mapEmpty();
  }

  /// Takes in what was revoked after a moment, and says what of it is new.
  Future<List<String>> refresh(Database database, Instant since) {
    return database
        .read(SINCE, Tuple.of(since.atOffset(ZoneOffset.UTC)))
        .map(
            rows -> {
              var added = new ArrayList<String>();
              for (var row : rows) {
                if (add(row.getString(0))) {
                  added.add(row.getString(0));
                }
              }
              return added;
            });
  }
}
