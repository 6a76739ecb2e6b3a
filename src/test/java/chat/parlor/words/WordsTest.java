package chat.parlor.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What counts as a word, and what as the same one.
@Timeout(30)
class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello, world! | hello world",
        "foo_bar-baz | foo bar baz",
        "it's 25.4 °C | it s 25 4 ° c",
        "Čeština ÉCOLE Ångström | cestina ecole angstrom",
        "Straße STRASSE | strasse strasse",
        "ﬁnally ＦＵＬＬ | finally full",
        "e\u0301te\u0301 | ete",
        "Привет, ЁЖ | привет еж",
        "日本語 text | 日 本 語 text",
        "party 🎉🎉 time | party 🎉 🎉 time",
        "... -- !? | ''",
      })
  void textsAreReadAsWords(String text, String words) {
    assertThat(String.join(" ", Words.in(text).stream().map(Word::term).toList())).isEqualTo(words);
  }

  @Test
  void everyWordKnowsWhereItStands() {
    var text = "Une ÉCOLE, e\u0301te\u0301 🎉";
    assertThat(Words.in(text))
        .extracting(word -> text.substring(word.start(), word.end()))
        .containsExactly("Une", "ÉCOLE", "e\u0301te\u0301", "🎉");
  }

  @Test
  void whatIsLongerThanAWordIsCut() {
    var words = Words.in("a".repeat(5_000) + " 😀".repeat(3));
    assertThat(words).hasSize(4);
    assertThat(words.getFirst().term()).hasSize(Words.TERM_MAX);
    assertThat(words.getFirst().end()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "look at https://example.org/x | has:link",
        "see HTTP://a | has:link",
        "no https:// here | ''",
        "@ada and @Bob.x, hi | @ada @bob.x",
        "hey @bob. | @bob. @bob",
        "mail ada@example.org | ''",
        "in `@ada` and ```@bob``` but @carl | @carl",
      })
  void linksAndNamesAreMarks(String text, String marks) {
    assertThat(String.join(" ", Marks.in(text))).isEqualTo(marks);
  }
}
