package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// All Java is as google-java-format writes it. With `-Dparlor.format=write` this test writes it.
@Timeout(120)
class FormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("parlor.format"));

  @Test
  void javaIsFormatted() throws Exception {
    var formatter = new Formatter();
    var unformatted = new ArrayList<Path>();
    for (var file : Repository.files("src", ".java")) {
      var is = Repository.text(file);
      var should = formatter.formatSourceAndFixImports(LongDocs.wrap(is));
      if (!is.equals(should)) {
        unformatted.add(file);
        if (WRITE) {
          Files.writeString(file, should);
        }
      }
    }
    assertThat(WRITE ? new ArrayList<Path>() : unformatted)
        .as("mvn -q test -Dtest=FormatTest -Dparlor.format=write formats")
        .isEmpty();
  }
}
