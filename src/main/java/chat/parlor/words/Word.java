package chat.parlor.words;

import static java.util.Objects.requireNonNull;

/// One word of a text, as it is compared, and where it stands there.
///
/// @param term without case, accents and whatever else people do not type when they search
/// @param start the first UTF-16 character of it in the text, and `end` the one after the last
public record Word(String term, int start, int end) {
  public Word {
    requireNonNull(term);
    if (term.isEmpty() || start < 0 || end <= start) {
      throw new IllegalArgumentException("A word has letters and a place.");
    }
  }
}
