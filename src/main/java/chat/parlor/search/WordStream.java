package chat.parlor.search;

import chat.parlor.words.Word;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words of one text on their way into the index.
final class WordStream extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final Iterator<Word> words;

  WordStream(List<Word> words) {
    this.words = words.iterator();
  }

  @Override
  public boolean incrementToken() {
    if (!words.hasNext()) {
      return false;
    }
    clearAttributes();
    term.append(words.next().term());
    return true;
  }
}
