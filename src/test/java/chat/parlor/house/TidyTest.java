package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What must not lie about in the repository. The words looked for are put together from halves,
/// so that this file may be searched too.
@Timeout(30)
class TidyTest {
  private static final int JAVA_LINES_MAX = 400;
  private static final int SCRIPT_LINES_MAX = 400;

  @Test
  void nothingIsLeftForLater() {
    refuse("", "\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");
  }

  @Test
  void noTestIsSkipped() {
    refuse("src", "@Dis" + "abled|@Ig" + "nore|assume" + "(True|False|That|ThatCode)\\(");
    refuse("src", "\\.sk" + "ip\\(\\)|\\bxi" + "t\\(|\\bdescribe\\.sk" + "ip");
  }

  @Test
  void testsWaitForTheThingAndNotForTime() {
    refuse("src/test", "Thread\\.sle" + "ep|TimeUnit\\.[A-Z]+\\.sle" + "ep|waitForTime" + "out\\(");
  }

  @Test
  void everyTestClassHasATimeout() {
    var without =
        Repository.files("src/test/java", "Test.java").stream()
            .filter(
                file ->
                    !Pattern.compile("(?m)^@Timeout|class \\w+ extends \\w+Test ")
                        .matcher(text(file))
                        .find())
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void noPathOfAMachineAndNoHostOfARegistry() {
    refuse("", "(?<![\\w.*/])/(work|ro" + "ot|home|Users)/\\w");
    refuse("", "repo\\.maven\\.apa" + "che|registry\\.npm" + "js|/maven" + "2/");
    refuse("", "\"resol" + "ved\": *\"http|distribution" + "Url");
  }

  @Test
  void filesAreRoomsOneCanSeeAcross() {
    var long_ = new ArrayList<String>();
    tooLong(long_, Repository.files("src", ".java"), JAVA_LINES_MAX);
    tooLong(long_, Repository.files("webroot", ".js"), SCRIPT_LINES_MAX);
    assertThat(long_).isEmpty();
  }

  @Test
  void textEndsInALineFeedAndHasNoTrailingBlanks() {
    var untidy = new ArrayList<Path>();
    for (var file : Repository.files("")) {
      var text = text(file);
      var ours = !file.endsWith("LICENSE") && !file.endsWith("package-lock.json");
      if (ours && !text.isEmpty() && (!text.endsWith("\n") || text.contains("\r"))) {
        untidy.add(file);
      }
    }
    assertThat(untidy).isEmpty();
    refuse("src", "[ \\t]+$");
    refuse("webroot", "[ \\t]+$");
  }

  private static void tooLong(List<String> found, List<Path> files, int linesMax) {
    for (var file : files) {
      int lines = Repository.lines(file).size();
      if (lines > linesMax) {
        found.add(file + " has " + lines + " lines, " + linesMax + " are the most");
      }
    }
  }

  private static void refuse(String directory, String expression) {
    var pattern = Pattern.compile(expression);
    var found = new ArrayList<String>();
    for (var file : Repository.files(directory)) {
      var lines = Repository.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).as("lines that match %s", expression).isEmpty();
  }

  private static String text(Path file) {
    return Repository.text(file);
  }
}
