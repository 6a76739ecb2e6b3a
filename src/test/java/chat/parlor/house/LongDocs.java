package chat.parlor.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// Wraps `///` comments at the right margin, which the formatter would break into plain comments.
final class LongDocs {
  private static final int COLUMNS = 100;
  private static final Pattern DOC = Pattern.compile("^( *///)( ?)(.*)$");
  private static final Pattern STARTS_ANEW = Pattern.compile("^(\\s*|[-*|#>@`].*|\\d+\\..*)$");

  private LongDocs() {}

  static String wrap(String source) {
    var lines = new ArrayDeque<>(source.lines().toList());
    var wrapped = new ArrayList<String>();
    while (!lines.isEmpty()) {
      var line = lines.pop();
      var doc = DOC.matcher(line);
      int cut = line.length() > COLUMNS ? line.lastIndexOf(' ', COLUMNS) : -1;
      if (!doc.matches() || cut <= doc.start(3)) {
        wrapped.add(line);
        continue;
      }
      wrapped.add(line.substring(0, cut).stripTrailing());
      lines.push(carryOver(doc.group(1), doc.group(3), line.substring(cut).strip(), lines));
    }
    return String.join("\n", wrapped) + "\n";
  }

  /// The line after the cut one: joined with the text that followed, if that simply went on.
  private static String carryOver(
      String start, String text, String rest, ArrayDeque<String> following) {
    var indent = text.startsWith("@") || text.startsWith("    ") ? "     " : " ";
    var next = following.isEmpty() ? null : DOC.matcher(following.peek());
    if (next != null
        && next.matches()
        && next.group(1).equals(start)
        && !STARTS_ANEW.matcher(next.group(3)).matches()) {
      following.pop();
      return start + indent + rest + " " + next.group(3).strip();
    }
    return start + indent + rest;
  }
}
