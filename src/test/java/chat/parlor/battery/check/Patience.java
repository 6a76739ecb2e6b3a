package chat.parlor.battery.check;

/// How long the promise gives each thing, in microseconds.
///
/// @param removal until a removed member gets nothing more
/// @param presence until a change of presence is known, nothing being broken
/// @param presenceAfterKill the same for the people of a node that was killed
/// @param presenceAfterHang the same for the people of a node that hangs
/// @param sending until a send succeeds again, once all is whole
/// @param caughtUp until everybody has seen everything, once all is whole
/// @param revocation until the sockets of an ended session are closed
public record Patience(
    long removal,
    long presence,
    long presenceAfterKill,
    long presenceAfterHang,
    long sending,
    long caughtUp,
    long revocation) {
  private static final long SECOND = 1_000_000;

  /// What is promised, times a factor for machines that have other things to do.
  public static Patience times(int factor) {
    var second = SECOND * factor;
    return new Patience(
        second, 2 * second, 3 * second, 12 * second, 5 * second, 10 * second, 5 * second);
  }
}
