package chat.parlor.bridge;

/// What waits to leave for one client.
interface Backlog {
  /// Bytes, more or less.
  long bytes();

  int frames();

  /// Runs something once at most that many bytes wait: at once, or when they have left.
  void whenAtMost(long limitBytes, Runnable then);
}
