package chat.parlor.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One sign-in on one device, as it is stored.
///
/// @param tokenHash of the refresh token that is good now
/// @param previousHash of the one before it
record Session(
    String userId,
    String tokenHash,
    Optional<String> previousHash,
    Instant rotatedAt,
    Instant expiresAt,
    boolean revoked) {
  /// How long a session lives without being used.
  static final Duration LIFE = Duration.ofDays(30);

  /// How long a token that was just replaced still gets the same successor: two tabs that wake up
  /// together both show it.
  private static final Duration GRACE = Duration.ofSeconds(30);

  /// What a refresh token shown now deserves.
  Standing standing(RefreshToken shown, Instant now) {
    if (revoked || !now.isBefore(expiresAt)) {
      return Standing.OVER;
    }
    var hash = shown.hash();
    if (hash.equals(tokenHash)) {
      return Standing.CURRENT;
    }
    var justReplaced =
        previousHash.filter(hash::equals).isPresent() && !now.isAfter(rotatedAt.plus(GRACE));
    return justReplaced ? Standing.JUST_REPLACED : Standing.STOLEN;
  }

  /// How a session looks at a refresh token.
  enum Standing {
    CURRENT,
    JUST_REPLACED,
    /// Two parties hold tokens of this session, and one of them is a thief.
    STOLEN,
    OVER
  }
}
