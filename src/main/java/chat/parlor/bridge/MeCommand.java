package chat.parlor.bridge;

import chat.parlor.account.ProfileChange;
import chat.parlor.wire.Fields;
import chat.parlor.wire.MeAddress;

/// Something a client asks for about its own person.
sealed interface MeCommand extends Command {
  record Read() implements MeCommand {}

  record Change(ProfileChange change) implements MeCommand {}

  static MeCommand read(String address, Fields fields) {
    return switch (address) {
      case MeAddress.READ -> new Read();
      case MeAddress.CHANGE -> new Change(ProfileChange.read(fields));
      default -> throw Command.unknown();
    };
  }
}
