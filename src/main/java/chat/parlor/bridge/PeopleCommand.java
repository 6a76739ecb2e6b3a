package chat.parlor.bridge;

import chat.parlor.room.Directs;
import chat.parlor.wire.Fields;
import chat.parlor.wire.PeopleAddress;
import java.util.List;

/// Something a client asks for about other people.
sealed interface PeopleCommand extends Command {
  record OpenDirect(List<String> userIds) implements PeopleCommand {}

  static PeopleCommand read(String address, Fields fields) {
    return switch (address) {
      case PeopleAddress.DIRECT_OPEN -> new OpenDirect(fields.ids("users", 1, Directs.OTHERS_MAX));
      default -> throw Command.unknown();
    };
  }
}
