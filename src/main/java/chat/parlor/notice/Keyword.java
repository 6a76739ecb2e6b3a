package chat.parlor.notice;

import chat.parlor.wire.Refusal;
import chat.parlor.words.Word;
import chat.parlor.words.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/// A word, or a few that follow each other, of which somebody wants to be told.
///
/// @param terms its words as they are compared
public record Keyword(String text, List<String> terms) {
  public static final int LENGTH_MAX = 64;

  /// How many somebody may have.
  public static final int MOST = 50;

  /// @throws Refusal `bad_request` where there is no word in it
  public Keyword(String text) {
    this(text.strip(), termsOf(text));
    if (terms.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.badRequest("A keyword has a letter or digit, and is one line.");
    }
  }

  public Keyword {
    terms = List.copyOf(terms);
  }

  /// The same without those that are compared like one before.
  public static List<Keyword> distinct(List<String> texts) {
    var keywords = new LinkedHashMap<List<String>, Keyword>();
    for (var text : texts) {
      var keyword = new Keyword(text);
      keywords.putIfAbsent(keyword.terms(), keyword);
    }
    return List.copyOf(keywords.values());
  }

  static List<String> termsOf(String text) {
    return Words.in(text).stream().map(Word::term).toList();
  }

  String head() {
    return terms.getFirst();
  }

  /// Whether the words of a text have it.
  boolean isIn(List<String> said) {
    return terms.size() == 1 || Collections.indexOfSubList(said, terms) >= 0;
  }
}
