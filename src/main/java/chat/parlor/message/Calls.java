package chat.parlor.message;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Every `@word` of a text outside code, before it is known who is meant.
record Calls(Set<String> words) {
  static final Calls NONE = new Calls(Set.of());

  /// Different words that are looked at in one text.
  static final int WORDS_MAX = 100;

  private static final int NAME_MIN = 3;
  private static final int NAME_MAX = 32;

  /// Not in the middle of a word, an address or a path.
  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.@/-])@([a-z0-9._-]{3,}+)(?![\\p{L}\\p{N}@])",
          Pattern.CASE_INSENSITIVE);

  static Calls in(String text) {
    if (text.indexOf('@') < 0) {
      return NONE;
    }
    var words = new LinkedHashSet<String>();
    var call = CALL.matcher(OutsideCode.of(text));
    while (call.find() && words.size() < WORDS_MAX) {
      words.add(call.group(1).toLowerCase(java.util.Locale.ROOT));
    }
    return new Calls(words);
  }

  /// Every username that could be meant. A word may end with the full stop of its sentence.
  Set<String> usernames() {
    return words.stream()
        .flatMap(word -> names(word).stream())
        .collect(toCollection(LinkedHashSet::new));
  }

  /// Whom they call among the members of a room.
  ///
  /// @param ids of those members who have one of the usernames
  Mentions among(Map<String, String> ids) {
    return new Mentions(
        calls("all"),
        calls("here"),
        words.stream()
            .filter(word -> !isEverybody(word))
            .map(
                word ->
                    names(word).stream()
                        .map(ids::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  private boolean calls(String everybody) {
    return words.stream().anyMatch(word -> names(word).getLast().equals(everybody));
  }

  private static boolean isEverybody(String word) {
    var name = names(word).getLast();
    return name.equals("all") || name.equals("here");
  }

  /// The word and what remains of it as dots and dashes at its end are taken away, longest first.
  private static List<String> names(String word) {
    var end = word.length();
    while (end > NAME_MIN && "._-".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    var shortest = end;
    return IntStream.rangeClosed(0, word.length() - shortest)
        .mapToObj(i -> word.substring(0, word.length() - i))
        .filter(name -> name.length() <= NAME_MAX || name.length() == shortest)
        .toList();
  }
}
