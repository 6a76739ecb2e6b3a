package chat.parlor.bridge;

import chat.parlor.reminder.Moment;
import chat.parlor.reminder.Request;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.ReminderAddress;

/// Something a client asks for about what its person wants to be reminded of.
sealed interface ReminderCommand extends Command {
  record Add(Request request) implements ReminderCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListWaiting(String cursor) implements ReminderCommand {}

  /// @param moment null keeps the time, and `text` what it says
  record Change(String id, Moment moment, String text) implements ReminderCommand {}

  record Cancel(String id) implements ReminderCommand {}

  static ReminderCommand read(String address, Fields fields) {
    return switch (address) {
      case ReminderAddress.ADD -> new Add(Request.read(fields));
      case ReminderAddress.LIST -> new ListWaiting(fields.cursor());
      case ReminderAddress.CHANGE -> change(fields);
      case ReminderAddress.CANCEL -> new Cancel(fields.id("reminder"));
      default -> throw Command.unknown();
    };
  }

  private static Change change(Fields fields) {
    var change = new Change(fields.id("reminder"), Moment.read(fields), Request.text(fields));
    if (change.moment() == null && change.text() == null) {
      throw Refusal.badRequest("Give \"at\", \"when\" or \"text\".");
    }
    return change;
  }
}
