package chat.parlor.battery.client;

/// How somebody uses the line: steadily, at 8 KB a second, or going and coming back every quarter
/// of a minute.
public enum Temper {
  STEADY,
  SLOW,
  FLAPPING
}
