package chat.parlor.account;

/// How the showing of a refresh token ended, as far as the database is concerned.
sealed interface Renewal {

  /// There is a new access token and a new refresh token.
  record Granted(SignedIn signedIn) implements Renewal {}

  /// An old token was shown again, and the session has been revoked for it.
  record Reused(String userId) implements Renewal {}

  /// There is no such session any more.
  record Over() implements Renewal {}
}
