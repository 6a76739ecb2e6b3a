package chat.parlor.message;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;

/// The parts of a Markdown text that are not code. Of what stands within a paragraph only code
/// spans matter here, so only they are looked for, in a time that grows with the text and no
/// faster: whoever posts waits for it.
final class OutsideCode {
  private static final Pattern TICKS = Pattern.compile("`+");

  private static final Parser PARSER =
      Parser.builder()
          .enabledBlockTypes(
              Set.of(BlockQuote.class, FencedCodeBlock.class, Heading.class, ListBlock.class))
          .inlineParserFactory(context -> (InlineParser) OutsideCode::spans)
          .build();

  private OutsideCode() {}

  /// Each piece on a line of its own.
  static String of(String markdown) {
    var text = new StringBuilder();
    for (var node = PARSER.parse(markdown); node != null; node = after(node)) {
      if (node instanceof Text piece) {
        text.append(piece.getLiteral()).append('\n');
      }
    }
    return text.toString();
  }

  /// The next node of the tree, without recursion: quotes in quotes may go deep.
  private static Node after(Node node) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    var at = node;
    while (at != null && at.getNext() == null) {
      at = at.getParent();
    }
    return at == null ? null : at.getNext();
  }

  private static void spans(SourceLines lines, Node block) {
    var text = lines.getContent();
    var ends = ends(text);
    var from = 0;
    var ticks = TICKS.matcher(text);
    for (var at = 0; at < text.length() && ticks.find(at); ) {
      at = ticks.end();
      var closing = escaped(text, ticks.start()) ? null : next(ends, ticks.group(), ticks.end());
      if (closing != null) {
        block.appendChild(new Text(text.substring(from, ticks.start())));
        from = closing;
        at = closing;
      }
    }
    block.appendChild(new Text(text.substring(from)));
  }

  /// Where each run of backticks ends, by its length: a code span ends with as many as it began.
  private static Map<Integer, Queue<Integer>> ends(String text) {
    var ends = new HashMap<Integer, Queue<Integer>>();
    var ticks = TICKS.matcher(text);
    while (ticks.find()) {
      ends.computeIfAbsent(ticks.end() - ticks.start(), n -> new ArrayDeque<>()).add(ticks.end());
    }
    return ends;
  }

  private static Integer next(Map<Integer, Queue<Integer>> ends, String ticks, int after) {
    var sameLength = ends.get(ticks.length());
    while (sameLength != null && !sameLength.isEmpty() && sameLength.peek() <= after) {
      sameLength.remove();
    }
    return sameLength == null ? null : sameLength.peek();
  }

  private static boolean escaped(String text, int at) {
    return at > 0 && text.charAt(at - 1) == '\\';
  }
}
