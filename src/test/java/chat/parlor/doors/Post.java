package chat.parlor.doors;

import io.vertx.core.json.JsonObject;

/// One message somebody wants sent, and the server's answer once there is one.
final class Post {
  private final String sender;
  private final String room;
  private final String clientId;
  private volatile JsonObject receipt;

  Post(String sender, String room, String clientId) {
    this.sender = sender;
    this.room = room;
    this.clientId = clientId;
  }

  String sender() {
    return sender;
  }

  String room() {
    return room;
  }

  String clientId() {
    return clientId;
  }

  JsonObject command() {
    return new JsonObject()
        .put("room", room)
        .put("clientId", clientId)
        .put("text", "as " + clientId + " said");
  }

  boolean isAcknowledged() {
    return receipt != null;
  }

  JsonObject receipt() {
    return receipt;
  }

  /// Takes the answer; a second one must be the same.
  void acknowledge(JsonObject answer) {
    if (receipt != null && !receipt.equals(answer)) {
      throw new AssertionError(clientId + " was " + receipt + " and now is " + answer);
    }
    receipt = answer;
  }
}
