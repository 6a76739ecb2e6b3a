package chat.parlor.bridge;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;

/// Something a client asks for by sending to an address, read into its type.
sealed interface Command
    permits RoomCommand,
        MessageCommand,
        PeopleCommand,
        MeCommand,
        SearchCommand,
        NoticeCommand,
        ReminderCommand {
  /// Reads a command.
  ///
  /// @throws Refusal `bad_request` or `too_long` for everything that is not one
  static Command parse(String address, Object body) {
    var fields = Fields.of(body);
    var command = read(address, fields);
    fields.nothingElse();
    return command;
  }

  /// The word before the dot says what the command is about.
  private static Command read(String address, Fields fields) {
    return switch (address.substring(0, Math.max(0, address.indexOf('.')))) {
      case "room", "read" -> RoomCommand.read(address, fields);
      case "message", "draft" -> MessageCommand.read(address, fields);
      case "direct", "people", "friend", "block" -> PeopleCommand.read(address, fields);
      case "me" -> MeCommand.read(address, fields);
      case "search" -> SearchCommand.read(address, fields);
      case "notice", "keyword" -> NoticeCommand.read(address, fields);
      case "reminder" -> ReminderCommand.read(address, fields);
      default -> throw unknown();
    };
  }

  static Refusal unknown() {
    return Refusal.badRequest("There is no such command.");
  }
}
