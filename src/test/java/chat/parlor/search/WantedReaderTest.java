package chat.parlor.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people type, and what that asks for.
@Timeout(30)
class WantedReaderTest {
  @Test
  void wordsPrefixesAndPhrases() {
    assertThat(read("Café deplo* \"the Big red\" foo-bar \"one\"").clues())
        .containsExactly(
            new Clue.Single("cafe", false),
            new Clue.Single("deplo", true),
            new Clue.Phrase(List.of("the", "big", "red")),
            new Clue.Phrase(List.of("foo", "bar")),
            new Clue.Single("one", false));
    assertThat(read("well-kno*").clues())
        .containsExactly(new Clue.Single("well", false), new Clue.Single("kno", true));
    assertThat(read("an \"open end").clues())
        .containsExactly(new Clue.Single("an", false), new Clue.Phrase(List.of("open", "end")));
  }

  @Test
  void filters() {
    var wanted = read("FROM:@Ada from:bob in:#lounge in:\"Big room\" has:link mentions:ME");
    assertThat(wanted.from()).containsExactly("ada", "bob");
    assertThat(wanted.in()).containsExactly("lounge", "Big room");
    assertThat(wanted.hasLink()).isTrue();
    assertThat(wanted.mentionsMe()).isTrue();
    assertThat(wanted.clues()).isEmpty();
  }

  @Test
  void daysBeginWhereThePersonIs() {
    var berlin = ZoneId.of("Europe/Berlin");
    var on = WantedReader.read("on:2026-03-29", berlin);
    assertThat(on.since()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(on.until()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    var between = read("after:2026-01-30 before:2026-02-02");
    assertThat(between.since()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
    assertThat(between.until()).isEqualTo(Instant.parse("2026-02-02T00:00:00Z"));
    assertThat(read("on:2026-01-31 before:2026-03-01").until())
        .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
  }

  @Test
  void whatIsNoFilterIsWords() {
    assertThat(read("ratio:5 https://example.org").clues())
        .containsExactly(
            new Clue.Phrase(List.of("ratio", "5")),
            new Clue.Phrase(List.of("https", "example", "org")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "...",
        "\"\"",
        "a*",
        "before:yesterday",
        "on:2026-02-30",
        "after:+999999999-01-01",
        "has:image",
        "mentions:bob",
        "a b c d e f g h i j k l m n o p q",
        "from:a from:b from:c from:d from:e from:f from:g from:h from:i from:j from:k in:l in:m"
            + " in:n in:o in:p in:q",
      })
  void whatCannotBeIsRefused(String typed) {
    assertThatThrownBy(() -> read(typed))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_REQUEST));
  }

  private static Wanted read(String typed) {
    return WantedReader.read(typed, ZoneOffset.UTC);
  }
}
