package chat.parlor.account;

import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/// The access tokens: short-lived signed statements of who somebody is, as JSON web tokens
/// (RFC 7519) under one algorithm and one key.
public final class Tokens {
  /// How long a token is good. What is revoked stays remembered for longer than this.
  static final Duration LIFE = Duration.ofMinutes(15);

  private static final String PARLOR = "parlor";
  private static final int LENGTH_MAX = 4_096;

  /// The one header that is accepted, byte for byte: it leaves no room for another algorithm, for
  /// `none`, or for a key that the token itself names.
  private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + ".";

  private final JWTAuth jwt;
  private final Revocations revocations;
  private final Renames renames;
  private final InstantSource clock;

  Tokens(Vertx vertx, TokenKey key, Revocations revocations, Renames renames, InstantSource clock) {
    this.revocations = revocations;
    this.renames = renames;
    this.clock = clock;
    // Expiry is checked below, because an expired token gets a code of its own.
    this.jwt =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .addPubSecKey(
                    new PubSecKeyOptions()
                        .setAlgorithm("HS256")
                        .setBuffer(Buffer.buffer(key.bytes())))
                .setJWTOptions(
                    new JWTOptions()
                        .setIssuer(PARLOR)
                        .addAudience(PARLOR)
                        .setIgnoreExpiration(true)));
  }

  /// Who the token speaks for.
  ///
  /// @throws Refusal `not_signed_in` for anything that is not a token of this server,
  ///     `token_expired` for one that was good once or whose session is revoked
  public Identity verify(String token) {
    var claims = claims(token);
    var identity = identity(claims);
    if (!clock.instant().isBefore(identity.expiresAt())) {
      throw new Refusal(Code.TOKEN_EXPIRED, "Your sign-in has to be renewed.");
    }
    if (revocations.contains(identity.sessionId())) {
      throw new Refusal(Code.TOKEN_EXPIRED, "You were signed out.");
    }
    return new Identity(current(identity.user()), identity.sessionId(), identity.expiresAt());
  }

  /// A user of an access token as he is called now.
  public User current(User user) {
    return renames.current(user);
  }

  /// Whether a session has been signed out or revoked.
  public boolean isRevoked(String sessionId) {
    return revocations.contains(sessionId);
  }

  /// A token for a user under a session, good for a while.
  AccessToken issue(User user, String sessionId, Duration life) {
    var now = clock.instant().getEpochSecond();
    var expires = now + life.toSeconds();
    var claims =
        new JsonObject()
            .put("jti", Ids.next())
            .put("sid", sessionId)
            .put("preferred_username", user.username())
            .put("name", user.displayName())
            .put("iat", now)
            .put("exp", expires);
    var options =
        new JWTOptions()
            .setAlgorithm("HS256")
            .setIssuer(PARLOR)
            .addAudience(PARLOR)
            .setSubject(user.id());
    return new AccessToken(jwt.generateToken(claims, options), Instant.ofEpochSecond(expires));
  }

  private JsonObject claims(String token) {
    if (token.length() > LENGTH_MAX || !token.startsWith(HEADER)) {
      throw notSignedIn();
    }
    try {
      // The provider answers at once; nothing here is asynchronous but its signature.
      var answer = jwt.authenticate(new TokenCredentials(token));
      if (answer.succeeded()) {
        return answer.result().attributes().getJsonObject("accessToken");
      }
    } catch (RuntimeException e) {
      throw notSignedIn();
    }
    throw notSignedIn();
  }

  private static Identity identity(JsonObject claims) {
    try {
      var user =
          new User(text(claims, "sub"), text(claims, "preferred_username"), text(claims, "name"));
      var expires = Instant.ofEpochSecond(claims.getLong("exp"));
      return new Identity(user, text(claims, "sid"), expires);
    } catch (RuntimeException e) {
      throw notSignedIn();
    }
  }

  /// A string and nothing that could be made one.
  private static String text(JsonObject claims, String name) {
    return (String) claims.getValue(name);
  }

  private static Refusal notSignedIn() {
    return new Refusal(Code.NOT_SIGNED_IN, "You have to sign in first.");
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.US_ASCII));
  }
}
