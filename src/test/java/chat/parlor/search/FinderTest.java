package chat.parlor.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a text says what is looked for.
@Timeout(30)
class FinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cafe | Two Cafés, one café | café",
        "caf* | Two Cafés, one café | Cafés café",
        "\"big red\" | big, BIG red dog | BIG red",
        "big \"big red\" re* | big red big | big red,big",
        "missing | nothing here | none",
        "one two | only one | none",
        "has:link | see https://example.org | ''",
        "has:link | see nothing | none",
        "mentions:me | hello @Ada! | ''",
        "mentions:me | hello @all | ''",
        "mentions:me | hello @adam | none",
      })
  void textsAreComparedAsTheyAreNow(String typed, String text, String found) {
    var finder = new Finder(WantedReader.read(typed, ZoneOffset.UTC), "ada");
    var said =
        finder
            .in(text)
            .map(
                ranges ->
                    ranges.stream()
                        .map(range -> text.substring(range.start(), range.end()))
                        .collect(Collectors.joining(found.contains(",") ? "," : " ")))
            .orElse("none");
    assertThat(said).isEqualTo(found);
  }
}
