package chat.parlor.battery.check;

/// A broken promise.
///
/// @param invariant the class of the invariant: `EveryAcknowledgedIsKept`
/// @param sentence names the room, the number, the client
public record Violation(String invariant, String sentence) {
  @Override
  public String toString() {
    return invariant + ": " + sentence;
  }
}
