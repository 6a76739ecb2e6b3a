package chat.parlor.account;

import java.time.Instant;
import java.util.Objects;

/// A signed statement of who somebody is, and when it stops being good.
public record AccessToken(String text, Instant expiresAt) {

  public AccessToken {
    Objects.requireNonNull(text);
    Objects.requireNonNull(expiresAt);
  }

  @Override
  public String toString() {
    return "AccessToken[until " + expiresAt + "]";
  }
}
