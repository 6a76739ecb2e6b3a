package chat.parlor.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is meant by the `@` in a text.
@Timeout(60)
class CallsTest {
  private static final Map<String, String> MEMBERS =
      Map.of("bob", "1", "bob.", "2", "bob-the_builder", "3", "b.b", "4");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@bob|1",
        "hello @Bob, how are you?|1",
        "(@bob)|1",
        "**@bob** and _@b.b_|1 4",
        "@bob-the_builder.|3",
        "that is @bob.|2",
        "@bob...|2",
        "> @bob|1",
        "- @bob|1",
        "# @bob|1",
        "a `b` @bob `c`|1",
        "\\`@bob`|1",
        "@b.b @bob @b.b|4 1",
      })
  void calls(String text, String expected) {
    assertThat(mentions(text).users()).containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob",
        "@ bob",
        "alice@bob",
        "https://example.com/@bob",
        "@bobé",
        "@bob@example.com",
        "`@bob`",
        "``a ` @bob``",
        "```\n@bob\n```",
        "> ```\n> @bob\n> ```",
        "- ```\n  @bob",
        "@bobby",
        "@bo",
        "@@bob",
      })
  void doesNotCall(String text) {
    assertThat(mentions(text).none()).as("%s", mentions(text)).isTrue();
  }

  @Test
  void everybodyAndWhoIsHere() {
    assertThat(mentions("@all, @here!")).isEqualTo(new Mentions(true, true, List.of()));
    assertThat(mentions("@ALL.")).isEqualTo(new Mentions(true, false, List.of()));
    assertThat(mentions("`@all` @allow").none()).isTrue();
  }

  @Test
  void whatIsKeptIsReadAgain() {
    for (var mentions :
        List.of(
            Mentions.NONE,
            new Mentions(true, true, List.of("a", "b")),
            new Mentions(false, true, List.of()))) {
      assertThat(Mentions.of(mentions.stored())).isEqualTo(mentions);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`",
        "`a``",
        "*_",
        "> ",
        "- ",
        "![](",
        "[a](",
        "\\",
        "@bob ",
        "@",
        "1. ",
        "[a]: b\n"
      })
  void aHostileTextTakesNoLongerThanAnother(String part) {
    var text = part.repeat(8_190 / part.length()) + "@x";
    Assertions.assertTimeout(Duration.ofSeconds(2), () -> Calls.in(text));
    assertThat(Calls.in(text).words()).hasSizeLessThanOrEqualTo(Calls.WORDS_MAX);
  }

  private static Mentions mentions(String text) {
    return Calls.in(text).among(MEMBERS);
  }
}
