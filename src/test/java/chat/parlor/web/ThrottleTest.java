package chat.parlor.web;

import static chat.parlor.web.OpenDoor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What guessing costs.
@Tag("databases")
@Timeout(180)
class ThrottleTest {
  @TempDir Path data;

  @Test
  void anAddressHasSoManySignUpsAMinute() {
    try (var door = limited(3)) {
      for (var i = 0; i < 3; i++) {
        assertThat(door.signUp("person" + i).status()).isEqualTo(201);
      }
      assertRateLimited(door.signUp("person3"));
      assertRateLimited(door.signIn("person0", PASSWORD));
    }
  }

  @Test
  void onlyFailedSignInsCount() {
    try (var door = limited(3)) {
      door.signUp("member");
      for (var i = 0; i < 4; i++) {
        assertThat(door.signIn("member", PASSWORD).status()).isEqualTo(201);
      }
      assertThat(door.signIn("member", "wrong horse").status()).isEqualTo(401);
      assertThat(door.signIn("stranger", "wrong horse").status()).isEqualTo(401);
      assertRateLimited(door.signIn("somebody", "wrong horse"));
    }
  }

  @Test
  void fiveWrongPasswordsMakeAPauseThatGrowsAndEnds() {
    try (var door = limited(0)) {
      door.signUp("target");
      fail(door, "target", 5);
      assertRateLimited(door.signIn("target", PASSWORD));
      door.clock.move(Duration.ofMillis(1_001));
      fail(door, "target", 1);
      door.clock.move(Duration.ofMillis(1_001));
      assertRateLimited(door.signIn("target", PASSWORD));
      door.clock.move(Duration.ofMillis(1_001));
      assertThat(door.signIn("target", PASSWORD).status()).isEqualTo(201);
      fail(door, "target", 4);
      assertThat(door.signIn("target", PASSWORD).status()).isEqualTo(201);
    }
  }

  /// Guesses that come together must not all be compared after the first have failed.
  @Test
  void guessesThatComeTogetherAreHeldToo() throws InterruptedException {
    try (var door = limited(0)) {
      door.signUp("target");
      try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
        var guesses =
            Stream.generate(() -> crowd.submit(() -> door.signIn("target", "wrong horse").status()))
                .limit(20)
                .toList();
        crowd.shutdown();
        assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(guesses.stream().map(Future::resultNow).filter(status -> status == 401))
            .hasSize(5);
      }
    }
  }

  @Test
  void nobodyIsLockedOutForLongerThanAQuarterOfAnHour() {
    try (var door = limited(0)) {
      door.signUp("target");
      fail(door, "target", 5);
      for (var i = 0; i < 15; i++) {
        door.clock.move(Duration.ofMinutes(15));
        fail(door, "target", 1);
      }
      var refused = door.signIn("target", PASSWORD);
      assertThat(refused.body().getLong("retryAfterMs")).isBetween(800_000L, 900_001L);
      door.clock.move(Duration.ofMinutes(15));
      assertThat(door.signIn("target", PASSWORD).status()).isEqualTo(201);
    }
  }

  /// Else the pause would tell which names exist.
  @Test
  void aNameThatNobodyHasIsThrottledAlike() {
    try (var door = limited(0)) {
      fail(door, "nobody", 5);
      assertRateLimited(door.signIn("nobody", "wrong horse"));
    }
  }

  /// What cannot be a name is not one that is free to try.
  @Test
  void aNameOfAnyLengthIsThrottledAlike() {
    try (var door = limited(3)) {
      for (var name : List.of("x".repeat(76), "x".repeat(200), "ü".repeat(100))) {
        assertThat(door.signIn(name, "wrong horse").status()).isEqualTo(401);
      }
      assertRateLimited(door.signIn("x".repeat(200), "wrong horse"));
    }
  }

  /// Else anybody could keep anybody out by guessing.
  @Test
  void strangersWhoGuessKeepNobodyOutAtHome() {
    try (var door =
        OpenDoor.over(
            data,
            Map.of("PARLOR_LIMITS_ATTEMPTS_PER_MINUTE", "0", "PARLOR_PROXIES", "127.0.0.1"))) {
      assertThat(from(door, "203.0.113.5", "/accounts", PASSWORD)).isEqualTo(201);
      for (var i = 0; i < 5; i++) {
        assertThat(from(door, "198.51.100." + i, "/sessions", "wrong horse")).isEqualTo(401);
      }
      assertThat(from(door, "198.51.100.9", "/sessions", PASSWORD)).isEqualTo(429);
      assertThat(from(door, "203.0.113.5", "/sessions", PASSWORD)).isEqualTo(201);
      assertThat(from(door, "198.51.100.9", "/sessions", PASSWORD)).isEqualTo(429);
      for (var i = 0; i < 5; i++) {
        assertThat(from(door, "203.0.113.5", "/sessions", "wrong horse")).isEqualTo(401);
      }
      assertThat(from(door, "203.0.113.5", "/sessions", PASSWORD)).isEqualTo(429);
    }
  }

  private static int from(OpenDoor door, String address, String path, String password) {
    return door.api()
        .send(
            door.api()
                .request(path)
                .header("content-type", "application/json")
                .header("x-forwarded-for", address)
                .POST(OpenDoor.body("target", password)))
        .status();
  }

  private OpenDoor limited(int attemptsPerMinute) {
    return OpenDoor.over(data, Map.of("PARLOR_LIMITS_ATTEMPTS_PER_MINUTE", "" + attemptsPerMinute));
  }

  private static void fail(OpenDoor door, String username, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(door.signIn(username, "wrong horse").status()).isEqualTo(401);
    }
  }

  private static void assertRateLimited(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.body().getString("code")).isEqualTo("rate_limited");
    assertThat(answer.body().getLong("retryAfterMs")).isPositive();
    assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
  }
}
