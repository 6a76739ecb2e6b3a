package chat.parlor.reminder;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;

/// A reminder that somebody asks for: of a message, of a few words, or both.
///
/// @param clientId the asker's own name for it, or null
/// @param room where the message is, or null
/// @param message the message's id, or null
/// @param text what it is to say, or null
public record Request(String clientId, String room, String message, String text, Moment moment) {
  /// Bytes of UTF-8.
  public static final int TEXT_MAX = 2_000;

  private static final int CLIENT_ID_MAX = 64;

  /// Reads `{clientId?, room?, id?, text?, at | when, zone?}`.
  public static Request read(Fields fields) {
    var room = fields.value("room") == null ? null : fields.id("room");
    var message = fields.value("id") == null ? null : fields.id("id");
    if ((room == null) != (message == null)) {
      throw Refusal.badRequest("A message is named by \"room\" and \"id\".");
    }
    var text = text(fields);
    if (message == null && text == null) {
      throw Refusal.badRequest("A reminder is of a message, or has a \"text\".");
    }
    var moment = Moment.read(fields);
    if (moment == null) {
      throw Refusal.badRequest("Say \"at\" or \"when\".");
    }
    return new Request(
        fields.optionalString("clientId", 1, CLIENT_ID_MAX), room, message, text, moment);
  }

  /// `text`; null when it is absent.
  public static String text(Fields fields) {
    return fields.value("text") == null ? null : fields.text("text", TEXT_MAX);
  }
}
