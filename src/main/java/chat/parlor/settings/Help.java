package chat.parlor.settings;

import java.util.Optional;

/// What `--help` and `--version` say.
final class Help {
  private static final String OPENING =
      """
      Parlor, a real-time chat server.

        parlor [flags]        serves
        parlor seed [flags]   fills an empty data directory, for demonstrations and benchmarks

      Every setting is an environment variable or a flag; flags win.

      """;

  private Help() {}

  static String text() {
    var text = new StringBuilder(OPENING);
    for (var setting : Setting.values()) {
      line(text, setting.flag(), setting.fallback(), setting.explanation());
      text.append(" ".repeat(4)).append(setting.variable()).append('\n');
    }
    text.append("\nOf seed alone:\n\n");
    for (var flag : SeedFlag.values()) {
      line(text, flag.flag(), flag.fallback(), flag.explanation());
    }
    text.append("\n  --help, --version\n");
    return text.toString();
  }

  static String version() {
    return "Parlor "
        + Optional.ofNullable(Help.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)")
        + "\n";
  }

  private static void line(StringBuilder text, String flag, String fallback, String explanation) {
    text.append("  ").append(flag);
    text.append(fallback.isEmpty() ? "" : " [" + fallback + "]").append('\n');
    text.append(" ".repeat(4)).append(explanation).append('\n');
  }
}
