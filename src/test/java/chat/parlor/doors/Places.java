package chat.parlor.doors;

import chat.parlor.testing.Fleet;
import chat.parlor.testing.ParlorProcess;
import java.nio.file.Path;
import java.util.Map;

/// Where two people of a test are: on one server with the embedded database, or on two nodes on one
/// PostgreSQL. What holds for people holds in both.
///
/// @param stop stops what was started
record Places(ParlorProcess here, ParlorProcess there, Runnable stop) implements AutoCloseable {
  enum Kind {
    EMBEDDED,
    TWO_NODES
  }

  static Places open(Kind kind, Path directory) {
    return switch (kind) {
      case EMBEDDED -> {
        var parlor = ParlorProcess.startWithoutLimits(directory.resolve("embedded"));
        yield new Places(parlor, parlor, parlor::close);
      }
      case TWO_NODES -> {
        var fleet = Fleet.start(directory.resolve("nodes"), 2, Map.of());
        yield new Places(fleet.node(0), fleet.node(1), fleet::close);
      }
    };
  }

  @Override
  public void close() {
    stop.run();
  }
}
