package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the jar ships is listed with its version and licence, and nothing else is.
@Timeout(30)
class ThirdPartyTest {
  /// Written by the build: `group:artifact:jar[:classifier]:version:scope` in each line.
  private static final Pattern SHIPPED =
      Pattern.compile("^ +([\\w.-]+:[\\w.-]+):jar:(?:[\\w-]+:)?([\\w.-]+):(?:compile|runtime).*");

  private static final Pattern LISTED =
      Pattern.compile("^\\| `([\\w.-]+:[\\w.-]+)` \\| (\\S+) \\| \\S.* \\| <https://\\S+> \\|$");

  @Test
  void theListIsWhatTheJarShips() {
    var shipped = matches(SHIPPED, "target/shipped.txt");
    assertThat(shipped).isNotEmpty();
    assertThat(matches(LISTED, "THIRD-PARTY.md")).isEqualTo(shipped);
  }

  private static TreeSet<String> matches(Pattern pattern, String file) {
    var found = new TreeSet<String>();
    for (var line : Repository.lines(Path.of(file))) {
      var match = pattern.matcher(line);
      if (match.matches()) {
        found.add(match.group(1) + " " + match.group(2));
      }
    }
    return found;
  }
}
