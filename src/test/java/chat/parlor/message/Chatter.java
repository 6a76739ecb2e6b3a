package chat.parlor.message;

import java.util.Random;
import java.util.StringJoiner;

/// Texts of words as people use them: a few all the time, most of them hardly ever, by Zipf's law.
final class Chatter {
  static final int WORDS = 30_000;

  private static final String CONSONANTS = "bcdfghjklmnprstvz";
  private static final String VOWELS = "aeiou";

  private final double[] shares = new double[WORDS];
  private final Random random;

  Chatter(long seed) {
    random = new Random(seed);
    var sum = 0.0;
    for (var rank = 0; rank < WORDS; rank++) {
      sum += 1.0 / (rank + 1);
      shares[rank] = sum;
    }
  }

  /// The word of a rank, 0 for the most common.
  static String word(int rank) {
    var word = new StringBuilder();
    for (var rest = rank + 40; rest > 0; rest /= CONSONANTS.length() * VOWELS.length()) {
      var syllable = rest % (CONSONANTS.length() * VOWELS.length());
      word.append(CONSONANTS.charAt(syllable % CONSONANTS.length()));
      word.append(VOWELS.charAt(syllable / CONSONANTS.length()));
    }
    return word.toString();
  }

  /// Four to twenty-four words, now and then with a link.
  String text() {
    var text = new StringJoiner(" ");
    for (var left = 4 + random.nextInt(21); left > 0; left--) {
      text.add(word(rank()));
    }
    if (random.nextInt(50) == 0) {
      text.add("https://example.org/" + word(random.nextInt(WORDS)));
    }
    return text.toString();
  }

  /// Somebody or something out of so many, small numbers more often.
  int pick(int bound) {
    return (int) (bound * Math.pow(random.nextDouble(), 2));
  }

  int rank() {
    var point = random.nextDouble() * shares[WORDS - 1];
    var at = java.util.Arrays.binarySearch(shares, point);
    return Math.min(WORDS - 1, at < 0 ? -at - 1 : at);
  }
}
