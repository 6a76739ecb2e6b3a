package chat.parlor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.settings.WrongSetting;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a forger can try. Each forgery differs from a good token in one thing, and is signed with
/// the server's own key where that is not the thing.
@Timeout(180)
class TokensTest {
  private static final User ADA = new User("01m80j4cpcw3v7vxqbppqke6rh", "ada", "Ada");
  private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";

  @TempDir Path data;

  private final Vertx vertx = Vertx.vertx();
  private final Revocations revocations = new Revocations();
  private TokenKey key;
  private Tokens tokens;

  @BeforeEach
  void open() throws IOException {
    key = TokenKey.in(data);
    tokens = new Tokens(vertx, key, revocations, new Renames(vertx), InstantSource.system());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aTokenSaysWhoItIsFor() {
    var issued = tokens.issue(ADA, "session", Duration.ofMinutes(15));
    var identity = tokens.verify(issued.text());
    assertThat(identity).isEqualTo(new Identity(ADA, "session", issued.expiresAt()));
    assertThat(issued.toString()).doesNotContain(issued.text());
  }

  @Test
  void theForgersTokenIsGoodButForTheForgery() throws Exception {
    assertThat(tokens.verify(forged(HEADER, claims -> claims, key.bytes())).user()).isEqualTo(ADA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"typ\":\"JWT\",\"alg\":\"none\"}",
        "{\"typ\":\"JWT\",\"alg\":\"None\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS384\"}",
        "{\"typ\":\"JWT\",\"alg\":\"RS256\"}",
        "{\"alg\":\"HS256\"}",
        "{\"typ\":\"other\",\"alg\":\"HS256\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"kid\":\"../../dev/null\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jku\":\"https://evil.example/keys\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}"
      })
  void noOtherHeaderIsAccepted(String header) throws Exception {
    refused(forged(header, claims -> claims, key.bytes()));
    refused(unsigned(header) + ".");
    refused(unsigned(header));
  }

  @Test
  void noOtherKeyIsAccepted() throws Exception {
    refused(forged(HEADER, claims -> claims, new byte[32]));
    var good = forged(HEADER, claims -> claims, key.bytes());
    refused(good.substring(0, good.lastIndexOf('.')));
    refused(good.substring(0, good.lastIndexOf('.') + 1));
    refused(good.substring(0, good.length() - 8) + "AAAAAAAA");
  }

  @Test
  void aSignatureOfAnotherKindIsRefused() throws Exception {
    var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var unsigned = unsigned("{\"typ\":\"JWT\",\"alg\":\"RS256\"}");
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
    refused(unsigned + "." + base64(signature.sign()));
  }

  @Test
  void everyClaimCounts() throws Exception {
    forgery(claims -> without(claims, "exp"));
    forgery(claims -> claims.put("exp", "tomorrow"));
    forgery(claims -> without(claims, "iss"));
    forgery(claims -> claims.put("iss", "evil"));
    forgery(claims -> without(claims, "aud"));
    forgery(claims -> claims.put("aud", "other"));
    forgery(claims -> claims.put("aud", 7));
    forgery(claims -> without(claims, "sub"));
    forgery(claims -> claims.put("sub", new JsonObject()));
    forgery(claims -> without(claims, "sid"));
  }

  @Test
  void anExpiredTokenSaysSo() throws Exception {
    var past = Instant.now().getEpochSecond() - 1;
    var expired = forged(HEADER, claims -> claims.put("exp", past), key.bytes());
    assertCode(expired, Code.TOKEN_EXPIRED);
  }

  @Test
  void aRevokedSessionsTokensAreOver() {
    var issued = tokens.issue(ADA, "revoked", Duration.ofMinutes(15));
    revocations.add("revoked");
    assertCode(issued.text(), Code.TOKEN_EXPIRED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a", "a.b", "a.b.c", "a.b.c.d", "\0", "Bearer x"})
  void whatIsNoTokenIsRefused(String text) {
    refused(text);
  }

  @Test
  void theKeyIsTheOwnersAndIsKept() throws IOException {
    var file = data.resolve(TokenKey.FILE);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(key.bytes()).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(TokenKey.in(data).bytes()).isEqualTo(key.bytes());
  }

  @Test
  void aShortKeyIsNoKey() throws IOException {
    Files.write(data.resolve(TokenKey.FILE), new byte[31]);
    assertThatThrownBy(() -> TokenKey.in(data))
        .isInstanceOf(WrongSetting.class)
        .hasMessageContaining("token.key");
  }

  private void forgery(UnaryOperator<JsonObject> change) throws GeneralSecurityException {
    refused(forged(HEADER, change, key.bytes()));
  }

  private void refused(String token) {
    assertCode(token, Code.NOT_SIGNED_IN);
  }

  private void assertCode(String token, Code code) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static String forged(String header, UnaryOperator<JsonObject> change, byte[] key)
      throws GeneralSecurityException {
    var unsigned =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(change.apply(goodClaims()).encode().getBytes(StandardCharsets.UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String unsigned(String header) {
    return base64(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(goodClaims().encode().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonObject goodClaims() {
    return new JsonObject()
        .put("sub", ADA.id())
        .put("preferred_username", ADA.username())
        .put("name", ADA.displayName())
        .put("sid", "session")
        .put("iss", "parlor")
        .put("aud", "parlor")
        .put("exp", Instant.now().getEpochSecond() + 600);
  }

  private static JsonObject without(JsonObject claims, String name) {
    claims.remove(name);
    return claims;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
