package chat.parlor.battery.client;

import chat.parlor.testing.Api;
import java.net.URI;

/// Where clients can go: any node will do.
public interface Doors {
  /// How many nodes there are.
  int count();

  /// Where a client of a node connects to.
  URI socket(int node);

  /// The HTTP door of a node.
  Api api(int node);
}
