package chat.parlor.notice;

import static java.util.Objects.requireNonNull;

import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;

/// What somebody wants of a room.
///
/// @param mutedUntil until when nothing of it makes a noise; null for not at all
public record Heed(Level level, OffsetDateTime mutedUntil) {
  public Heed {
    requireNonNull(level);
  }

  /// What is usual.
  public static Heed usual(boolean direct) {
    return of("", null, direct);
  }

  /// As it is kept with a membership.
  public static Heed of(String level, OffsetDateTime mutedUntil, boolean direct) {
    return new Heed(Level.of(level, direct), mutedUntil);
  }

  /// Puts `level` and, while it lasts, `mutedUntil` into an object.
  public JsonObject into(JsonObject json) {
    json.put("level", level.word());
    return mutedUntil != null && mutedUntil.isAfter(Times.now())
        ? json.put("mutedUntil", Times.text(mutedUntil))
        : json;
  }
}
