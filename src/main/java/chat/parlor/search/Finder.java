package chat.parlor.search;

import chat.parlor.words.Marks;
import chat.parlor.words.Word;
import chat.parlor.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The clues of a search held against one text: whether it says all of them, and where. What an
/// index has found is looked at once more by this, as it is now.
record Finder(Wanted wanted, String username) {
  /// Part of a text, from a UTF-16 character to the one after its last.
  record Range(int start, int end) {}

  /// Where the text says it, in order and without overlaps; empty when it does not.
  Optional<List<Range>> in(String text) {
    if (!hasMarks(text)) {
      return Optional.empty();
    }
    var words = Words.in(text);
    var found = new ArrayList<Range>();
    for (var clue : wanted.clues()) {
      var before = found.size();
      for (var i = 0; i < words.size(); i++) {
        var length = lengthAt(words, i, clue);
        if (length > 0) {
          found.add(new Range(words.get(i).start(), words.get(i + length - 1).end()));
        }
      }
      if (found.size() == before) {
        return Optional.empty();
      }
    }
    return Optional.of(merged(found));
  }

  private boolean hasMarks(String text) {
    if (!wanted.hasLink() && !wanted.mentionsMe()) {
      return true;
    }
    var marks = Marks.in(text);
    return (!wanted.hasLink() || marks.contains(Marks.LINK))
        && (!wanted.mentionsMe() || namesOf(username).stream().anyMatch(marks::contains));
  }

  /// The marks that call somebody.
  static List<String> namesOf(String username) {
    return List.of(Marks.name(username), Marks.name("all"), Marks.name("here"));
  }

  /// How many words from here on are the clue; 0 when it is not here.
  private static int lengthAt(List<Word> words, int from, Clue clue) {
    return switch (clue) {
      case Clue.Single(var word, var prefix) -> {
        var there = words.get(from).term();
        yield (prefix ? there.startsWith(word) : there.equals(word)) ? 1 : 0;
      }
      case Clue.Phrase(var phrase) -> {
        var fits = from + phrase.size() <= words.size();
        for (var i = 0; fits && i < phrase.size(); i++) {
          fits = words.get(from + i).term().equals(phrase.get(i));
        }
        yield fits ? phrase.size() : 0;
      }
    };
  }

  private static List<Range> merged(List<Range> found) {
    found.sort(java.util.Comparator.comparingInt(Range::start).thenComparingInt(Range::end));
    var merged = new ArrayList<Range>();
    for (var range : found) {
      var last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && range.start() < last.end()) {
        merged.set(merged.size() - 1, new Range(last.start(), Math.max(last.end(), range.end())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
