package chat.parlor.account;

import java.time.Instant;

/// A sign-in about to be stored.
record NewSession(String userId, RefreshToken token, Caller caller, Instant now) {

  Instant expiresAt() {
    return now.plus(Session.LIFE);
  }
}
