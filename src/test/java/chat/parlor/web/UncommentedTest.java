package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is left of a script for browsers.
@Timeout(10)
class UncommentedTest {
  @Test
  void commentsThatHaveTheirLinesGo() {
    assertThat(bare("/** One. */\nlet a = 1;\n  /**\n   * @param {*} b\n   ** c */\n  f();\n"))
        .isEqualTo("let a = 1;\n  f();\n");
    assertThat(bare("/**" + " * x\n".repeat(100_000) + "*/\na();\n")).isEqualTo("a();\n");
  }

  @Test
  void everythingElseStays() {
    for (var script :
        new String[] {
          "let a = /** @type {any} */ (b);\n",
          "/** @type {any} */ (b).c();\nd(); /** e */\n",
          "const glob = '/**/x';\n",
          "/* kept */\nf();\n",
          "// kept\nf();\n",
          "/** never ended\nf();\n"
        }) {
      assertThat(bare(script)).isEqualTo(script);
    }
  }

  private static String bare(String script) {
    var bytes = Uncommented.script(script.getBytes(StandardCharsets.UTF_8));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
