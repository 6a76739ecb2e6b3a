package chat.parlor.account;

import java.time.Instant;
import java.util.Objects;

/// Who a request or a socket acts for: what a valid access token says.
///
/// @param user the signed-in user
/// @param sessionId the sign-in the token belongs to; it ends when that is revoked
/// @param expiresAt when the token stops being good
public record Identity(User user, String sessionId, Instant expiresAt) {

  public Identity {
    Objects.requireNonNull(user);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(expiresAt);
  }
}
