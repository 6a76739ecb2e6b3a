package chat.parlor.search;

import java.util.List;

/// Something that a message has to say to be found.
sealed interface Clue {
  /// @param prefix whether longer words that begin like this will do
  record Single(String word, boolean prefix) implements Clue {}

  /// Words that follow each other.
  record Phrase(List<String> words) implements Clue {
    public Phrase {
      words = List.copyOf(words);
    }
  }
}
