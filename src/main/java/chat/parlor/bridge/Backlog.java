package chat.parlor.bridge;

/// What waits to leave for one client, counted. It belongs to the socket's event loop.
final class Backlog {
  private long bytes;
  private int frames;
  private Runnable whenShort;
  private long shortBytes;

  void add(int size) {
    bytes += size;
    frames++;
  }

  void remove(int size) {
    bytes -= size;
    frames--;
    if (whenShort != null && bytes <= shortBytes) {
      var waiter = whenShort;
      whenShort = null;
      waiter.run();
    }
  }

  long bytes() {
    return bytes;
  }

  int frames() {
    return frames;
  }

  /// Runs something once at most that many bytes wait: at once, or when they have left.
  void whenAtMost(long limitBytes, Runnable then) {
    if (bytes <= limitBytes) {
      then.run();
      return;
    }
    shortBytes = limitBytes;
    var earlier = whenShort;
    whenShort =
        earlier == null
            ? then
            : () -> {
              earlier.run();
              then.run();
            };
  }
}
