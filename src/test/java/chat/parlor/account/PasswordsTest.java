package chat.parlor.account;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The hashing of passwords.
@Timeout(180)
class PasswordsTest {
  private static final int COST = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = new Passwords(vertx, COST);

  @AfterEach
  void close() {
    passwords.close();
    vertx.close().await();
  }

  @Test
  void whoeverDoesNotExistCostsTheSameWork() {
    var nobodys = passwords.nobodys();
    var somebodys = passwords.hash(new Password("correct horse")).await();
    var compared =
        BCrypt.verifyer()
            .verify(
                "correct horse".getBytes(StandardCharsets.UTF_8),
                nobodys.getBytes(StandardCharsets.US_ASCII));
    assertThat(compared.validFormat).isTrue();
    assertThat(compared.details.cost).isEqualTo(COST);
    assertThat(compared.verified).isFalse();
    assertThat(nobodys).hasSameSizeAs(somebodys).startsWith(somebodys.substring(0, 7));
  }

  @Test
  void aFloodIsRefusedAndNotQueued() {
    var flood = new ArrayList<Future<String>>();
    var room = Limits.HASHING_THREADS + Limits.HASHING_QUEUE_MAX;
    for (var i = 0; i < room * 3; i++) {
      flood.add(passwords.hash(new Password("correct horse")));
    }
    Future.join(flood).otherwiseEmpty().await();
    var refused = flood.stream().filter(Future::failed).toList();
    assertThat(flood.size() - refused.size()).isGreaterThanOrEqualTo(room);
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(
            future -> assertThat(((Refusal) future.cause()).code()).isEqualTo(Code.OVERLOADED));
  }

  @Test
  void aPasswordNeverAppearsAsText() {
    assertThat(new Password("correct horse").toString()).doesNotContain("horse");
    assertThat(new SignIn("ada", new Password("correct horse")).toString()).doesNotContain("horse");
  }
}
