package chat.parlor.account;

import java.util.Objects;

/// What a sign-in or its renewal hands out.
///
/// @param refreshToken for the cookie, good for one renewal
public record SignedIn(User user, AccessToken access, String refreshToken) {

  public SignedIn {
    Objects.requireNonNull(user);
    Objects.requireNonNull(access);
    Objects.requireNonNull(refreshToken);
  }

  @Override
  public String toString() {
    return "SignedIn[" + user.id() + "]";
  }
}
