package chat.parlor.account;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words by which a person is found, in the form in which they are stored and looked for: lower
/// case without accents, and each character as four hexadecimal digits, which every database puts
/// into the same order.
public final class NameWords {
  private static final int WORDS_MAX = 20;
  private static final int CHARACTERS_MAX = 64;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private NameWords() {}

  /// All words of a person: the whole username, its parts, and the words of the display name.
  static List<String> of(User user) {
    var words = new TreeSet<String>();
    words.add(digits(user.username()));
    Stream.of(user.username(), user.displayName())
        .flatMap(NameWords::split)
        .limit(WORDS_MAX)
        .map(NameWords::digits)
        .forEach(words::add);
    return List.copyOf(words);
  }

  /// The words of what somebody looks for; what separates words in a name separates them here, too.
  public static List<String> typed(String text) {
    return split(text).map(NameWords::digits).distinct().toList();
  }

  private static Stream<String> split(String name) {
    var bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return GAPS.splitAsStream(bare.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
  }

  private static String digits(String word) {
    return word.chars()
        .limit(CHARACTERS_MAX)
        .mapToObj(c -> String.format("%04x", c))
        .collect(Collectors.joining());
  }
}
