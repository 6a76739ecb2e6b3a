package chat.parlor.notice;

import chat.parlor.account.QuietHours;
import java.time.OffsetDateTime;

/// What decides whether something may make a noise with somebody.
///
/// @param level how much of the room he wants
/// @param mutedUntil until when the room makes no noise; null for not at all
/// @param timeZone the name of his zone, or null
record Attention(
    String userId, Level level, OffsetDateTime mutedUntil, QuietHours quiet, String timeZone) {

  boolean alerts(OffsetDateTime now) {
    var muted = mutedUntil != null && mutedUntil.isAfter(now);
    return !muted && !quiet.cover(now.toInstant(), timeZone);
  }
}
