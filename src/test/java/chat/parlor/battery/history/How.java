package chat.parlor.battery.history;

/// The way an event came: as part of what a registration with `since` makes up for, as it happened,
/// or because the client asked for it after it had noticed a gap.
public enum How {
  RESUMED,
  LIVE,
  REPAIRED
}
