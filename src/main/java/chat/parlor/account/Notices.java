package chat.parlor.account;

import chat.parlor.wire.Address;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonObject;

/// What concerns one user alone, on its way to all of his sockets.
public record Notices(EventBus bus) {
  /// Tells the user's sockets on every node.
  ///
  /// @param body what they receive on `user.<id>`, with its `kind`
  public void tell(String userId, JsonObject body) {
    bus.publish(Address.NOTICE, body.encode(), to(userId));
  }

  /// Tells the user's sockets on this node of something that every node finds out for itself.
  public void tellHere(String userId, JsonObject body) {
    bus.publish(Address.NOTICE, body.encode(), to(userId).setLocalOnly(true));
  }

  private static DeliveryOptions to(String userId) {
    return new DeliveryOptions().addHeader("user", userId);
  }
}
