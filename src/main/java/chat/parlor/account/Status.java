package chat.parlor.account;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/// A few words about how somebody is, good until a moment.
///
/// @param text empty for none
/// @param until null for as long as it is not changed
public record Status(String text, OffsetDateTime until) {
  private static final int TEXT_MAX = 100;

  static final Status NONE = new Status("", null);

  /// Reads `{text, until?}`; an empty text takes the status away.
  static Status read(JsonObject json) {
    var fields = Fields.of(json);
    var text = fields.string("text", 0, TEXT_MAX).strip();
    var until = fields.optionalString("until", 1, 40);
    fields.nothingElse();
    if (DisplayName.isForbidden(text)) {
      throw Refusal.badRequest("A status is one line.");
    }
    return text.isEmpty() ? NONE : new Status(text, until == null ? null : moment(until));
  }

  /// Whether there is anything to show now.
  boolean shows(OffsetDateTime now) {
    return !text.isEmpty() && (until == null || now.isBefore(until));
  }

  /// `{text, until?}`.
  public JsonObject toJson() {
    var json = new JsonObject().put("text", text);
    return until == null ? json : json.put("until", Times.text(until));
  }

  private static OffsetDateTime moment(String until) {
    try {
      return Times.parse(until);
    } catch (DateTimeParseException e) {
      throw Refusal.badRequest("\"until\" has to be a time such as 2026-01-31T09:05:00.000Z.");
    }
  }
}
