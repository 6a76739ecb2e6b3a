package chat.parlor.doors;

import chat.parlor.testing.Fleet;
import io.vertx.core.json.JsonObject;

/// Alice on the first node, Bob on the second, and a room of hers that both are in.
record Neighbours(
    Company here, Company there, Company.Guest alice, Company.Guest bob, JsonObject room)
    implements AutoCloseable {

  static Neighbours on(Fleet fleet) {
    var here = new Company(fleet.node(0));
    var there = new Company(fleet.node(1));
    var alice = here.invite("alice");
    var bob = there.invite("bob");
    return new Neighbours(here, there, alice, bob, Company.room(alice, bob));
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}
