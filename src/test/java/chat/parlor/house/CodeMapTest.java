package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each package says in one sentence what it is, and the code map repeats exactly that.
@Timeout(30)
class CodeMapTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MAP = Path.of("docs/architecture.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(chat\\.parlor[.a-z]*)` \\| (.+) \\|$");

  @Test
  void everyPackageSaysWhatItIs() {
    var silent = new TreeSet<Path>();
    for (var file : Repository.files(SOURCES.toString(), ".java")) {
      if (!file.getParent().resolve("package-info.java").toFile().exists()) {
        silent.add(file.getParent());
      }
    }
    assertThat(silent).isEmpty();
    sentences().forEach((name, sentence) -> assertThat(sentence).as(name).matches("[A-Z][^.]*\\."));
  }

  @Test
  void theCodeMapListsThePackages() {
    var map = new TreeMap<String, String>();
    for (var line : Repository.lines(MAP)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        map.put(row.group(1), row.group(2));
      }
    }
    var rows = new StringBuilder();
    sentences().forEach((name, text) -> rows.append("| `%s` | %s |%n".formatted(name, text)));
    assertThat(map).as("the rows must be\n%s", rows).isEqualTo(sentences());
  }

  private static TreeMap<String, String> sentences() {
    var sentences = new TreeMap<String, String>();
    for (var file : Repository.files(SOURCES.toString(), "package-info.java")) {
      var text = Repository.text(file);
      var name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
      var comment = text.substring(0, text.indexOf("\npackage "));
      var sentence = comment.replaceAll("(?m)^ *(///|/\\*\\*|\\*/|\\*)|\\*/$", " ");
      sentences.put(name, sentence.replaceAll("\\s+", " ").strip());
    }
    return sentences;
  }
}
