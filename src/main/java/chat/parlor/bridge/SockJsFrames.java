package chat.parlor.bridge;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.util.List;

/// The framing in which a SockJS client sends: a JSON array of strings, or one string.
final class SockJsFrames {
  private SockJsFrames() {}

  /// The messages in a frame; null when it is not framed so.
  static List<String> messages(String frame) {
    if (frame.isEmpty()) {
      return List.of();
    }
    try {
      return switch (Json.decodeValue(frame)) {
        case String one -> List.of(one);
        case JsonArray all when all.stream().allMatch(String.class::isInstance) ->
            all.stream().map(String.class::cast).toList();
        case null, default -> null;
      };
    } catch (DecodeException e) {
      return null;
    }
  }
}
