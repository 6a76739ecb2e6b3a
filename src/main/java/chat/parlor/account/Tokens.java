package chat.parlor.account;

/// The access tokens: short-lived signed statements of who somebody is.
public final class Tokens {

  /// The bus address on which the id of each revoked session is published, as a string, once the
  /// revocation is on disk.
  public static final String SESSION_REVOKED = "session.revoked";

  /// Who the token speaks for.
  ///
  /// @throws chat.parlor.wire.Refusal `not_signed_in` for anything that is not a good token of this
  ///     server, `token_expired` for one that was, or whose session was revoked
  public Identity verify(String jwt) {
    throw new UnsupportedOperationException("not signed in: " + jwt.length());
  }
}
