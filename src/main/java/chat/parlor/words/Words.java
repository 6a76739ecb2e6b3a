package chat.parlor.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The reading of a text as words. Both databases are filled from here, so that the same search
/// finds the same in both: a word is a run of letters and digits, or one sign of a script that
/// writes without spaces, or one emoji.
public final class Words {
  /// Longer words are compared by their first characters only.
  public static final int TERM_MAX = 64;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}\\p{So}]+");

  private Words() {}

  private enum Sort {
    LETTER,
    MARK,
    SIGN,
    OTHER
  }

  /// The words of a text, in order.
  public static List<Word> in(String text) {
    var words = new ArrayList<Word>();
    var start = -1;
    for (var at = 0; at < text.length(); ) {
      var point = text.codePointAt(at);
      var next = at + Character.charCount(point);
      switch (sort(point)) {
        case LETTER -> start = start < 0 ? at : start;
        case MARK -> {}
        case SIGN -> {
          add(words, text, start, at);
          add(words, text, at, next);
          start = -1;
        }
        case OTHER -> {
          add(words, text, start, at);
          start = -1;
        }
      }
      at = next;
    }
    add(words, text, start, text.length());
    return words;
  }

  /// A piece of text as it is compared.
  public static String fold(String piece) {
    if (isPlain(piece)) {
      return piece.toLowerCase(Locale.ROOT);
    }
    var apart = Normalizer.normalize(piece, Normalizer.Form.NFKD);
    var bare = MARKS.matcher(apart).replaceAll("");
    // By way of upper case, which writes out what has several small forms, such as the German ß.
    return bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static void add(List<Word> words, String text, int start, int end) {
    if (start < 0 || start == end) {
      return;
    }
    var term = OTHER.matcher(fold(text.substring(start, end))).replaceAll("");
    if (!term.isEmpty()) {
      words.add(new Word(cut(term), start, end));
    }
  }

  private static String cut(String term) {
    if (term.length() <= TERM_MAX) {
      return term;
    }
    var end = Character.isHighSurrogate(term.charAt(TERM_MAX - 1)) ? TERM_MAX - 1 : TERM_MAX;
    return term.substring(0, end);
  }

  private static Sort sort(int point) {
    if (point < 0x80) {
      return Character.isLetterOrDigit(point) ? Sort.LETTER : Sort.OTHER;
    }
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          Sort.MARK;
      case Character.OTHER_SYMBOL -> Sort.SIGN;
      default -> {
        if (!Character.isLetterOrDigit(point)) {
          yield Sort.OTHER;
        }
        yield WITHOUT_SPACES.contains(UnicodeScript.of(point)) ? Sort.SIGN : Sort.LETTER;
      }
    };
  }

  private static boolean isPlain(String piece) {
    return piece.chars().allMatch(c -> c < 0x80);
  }
}
