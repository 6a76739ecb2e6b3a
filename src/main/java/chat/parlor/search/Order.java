package chat.parlor.search;

/// Which of what was found comes first.
public enum Order {
  /// What was said last.
  NEWEST,
  /// What says it most, in the fewest other words; of equals, what was said last.
  BEST
}
