package chat.parlor.account;

import chat.parlor.wire.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The long-lived secret of one sign-in, good for one use. To others it is opaque; inside it names
/// its session, so that a token of any age still shows which family it was stolen from.
record RefreshToken(String sessionId, String secret) {
  private static final Pattern SHAPE = Pattern.compile("([0-9a-z]{26})\\.([A-Za-z0-9_-]{43})");
  private static final SecureRandom RANDOM = new SecureRandom();

  /// The first token of a new session: 256 random bits.
  static RefreshToken first(String sessionId) {
    var random = new byte[32];
    RANDOM.nextBytes(random);
    return new RefreshToken(sessionId, encode(random));
  }

  /// What a cookie holds; empty when that cannot be a token.
  static Optional<RefreshToken> parse(String text) {
    return Optional.ofNullable(text)
        .map(SHAPE::matcher)
        .filter(matcher -> matcher.matches() && Ids.looksLikeOne(matcher.group(1)))
        .map(matcher -> new RefreshToken(matcher.group(1), matcher.group(2)));
  }

  /// The token that replaces this one. It follows from this one and the server's key, because only
  /// hashes are stored and two tabs that show the same token must be given the same next one.
  RefreshToken successor(TokenKey key) {
    return new RefreshToken(sessionId, encode(key.derive(Base64.getUrlDecoder().decode(secret))));
  }

  /// What the cookie holds.
  String text() {
    return sessionId + "." + secret;
  }

  /// What the database holds. The secret is random, so a plain hash cannot be guessed back.
  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text().getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "RefreshToken[…]";
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
