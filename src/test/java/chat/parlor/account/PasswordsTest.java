package chat.parlor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The hashing of passwords and the pauses between guesses.
@Timeout(180)
class PasswordsTest {
  private static final int COST = 10;

  private final Vertx vertx = Vertx.vertx();
  private final Passwords passwords = new Passwords(vertx, COST);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final Backoff backoff = new Backoff(now::get);

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

  /// Guesses that were let in together must not all be compared after the first have failed.
  @Test
  void guessesThatWaitTogetherAreHeldToo() {
    var hash = passwords.hashNow(new Password("correct horse"));
    var guesses = new ArrayList<Future<Boolean>>();
    for (var i = 0; i < 20; i++) {
      guesses.add(
          passwords.matches(new Password("wrong horse " + i), hash, backoff.attempt("ada")));
    }
    Future.join(guesses).otherwiseEmpty().await();
    var compared = guesses.stream().filter(Future::succeeded).count();
    assertThat(compared).isBetween(5L, 5L + Limits.HASHING_THREADS - 1);
  }

  @Test
  void thePauseDoublesUpToAQuarterOfAnHour() {
    var attempt = backoff.attempt("ada");
    for (var i = 0; i < 5; i++) {
      attempt.begin();
      attempt.end(false);
    }
    for (var seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
      now.updateAndGet(before -> before.plus(Duration.ofSeconds(seconds).minusMillis(1)));
      assertThatThrownBy(attempt::begin).isInstanceOf(Refusal.class);
      now.updateAndGet(before -> before.plusMillis(1));
      attempt.begin();
      attempt.end(false);
    }
    assertThatThrownBy(attempt::begin).isInstanceOf(Refusal.class);
    backoff.attempt("grace").begin();
  }

  @Test
  void aPasswordNeverAppearsAsText() {
    assertThat(new Password("correct horse").toString()).doesNotContain("horse");
    assertThat(new SignIn("ada", new Password("correct horse")).toString()).doesNotContain("horse");
  }
}
