package chat.parlor.bridge;

/// A backlog that is told what is queued and what has left. It belongs to the socket's event loop.
final class CountedBacklog implements Backlog {
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

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public void whenAtMost(long limitBytes, Runnable then) {
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
