package chat.parlor.cluster;

import chat.parlor.wire.Ids;
import java.util.List;

/// The nodes that are one Parlor, this one among them.
public interface Nodes {
  /// The name of this node, another one at each start.
  String self();

  /// Whether there may be others.
  boolean several();

  /// The names of all that are there now.
  List<String> all();

  /// Tells from now on who comes and goes.
  void listen(Listener listener);

  /// Whether this node can still see the others.
  boolean sound();

  /// A node that is on its own.
  static Nodes alone() {
    return new Alone(Ids.next());
  }

  /// Who is told of comings and goings, on a thread that must not be held up.
  interface Listener {
    void joined(String node);

    void left(String node);
  }

  /// The only node there is.
  record Alone(String self) implements Nodes {
    @Override
    public boolean several() {
      return false;
    }

    @Override
    public List<String> all() {
      return List.of(self);
    }

    @Override
    public void listen(Listener listener) {
      // Nobody ever comes or goes.
    }

    @Override
    public boolean sound() {
      return true;
    }
  }
}
