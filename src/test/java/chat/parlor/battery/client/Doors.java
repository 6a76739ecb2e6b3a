package chat.parlor.battery.client;

import chat.parlor.testing.Api;
import java.net.URI;

/// Where clients can go: any node will do, and so will a load balancer before them.
public interface Doors {
  /// How many doors there are.
  int count();

  /// Where a client who takes a door connects to.
  URI socket(int door);

  /// What is asked over HTTP there.
  Api api(int door);
}
