package chat.parlor.bridge;

import chat.parlor.search.Request;
import chat.parlor.wire.Fields;
import chat.parlor.wire.SearchAddress;

/// Something a client asks for about what was said at any time, anywhere.
sealed interface SearchCommand extends Command {
  record Find(Request request) implements SearchCommand {}

  int TEXT_MAX = 512;
  int ZONE_MAX = 64;
  int RESULTS_MAX = 40;
  int RESULTS_USUAL = 20;

  static SearchCommand read(String address, Fields fields) {
    return switch (address) {
      case SearchAddress.FIND -> find(fields);
      default -> throw Command.unknown();
    };
  }

  private static Find find(Fields fields) {
    return new Find(
        Request.read(
            fields.string("text", 1, TEXT_MAX),
            fields.optionalString("zone", 1, ZONE_MAX),
            fields.optionalString("order", 1, ZONE_MAX),
            fields.cursor(),
            fields.limit(RESULTS_MAX, RESULTS_USUAL)));
  }
}
