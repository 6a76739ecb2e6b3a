package chat.parlor.battery.client;

/// The server's refusal of a command.
final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  /// @param message as it comes: `no_such_room: There is no such room.`
  Denied(String message) {
    super(message, null, false, false);
    code = message.split(":", 2)[0];
  }

  String code() {
    return code;
  }
}
