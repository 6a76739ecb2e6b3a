package chat.parlor.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that somebody who typed an unknown one probably meant.
final class Suggestion {
  private Suggestion() {}

  /// `; did you mean NAME?`, or a full stop when nothing is near.
  static String ending(String typed, Collection<String> known) {
    return nearest(typed, known).map(name -> "; did you mean " + name + "?").orElse(".");
  }

  private static Optional<String> nearest(String typed, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 3));
  }

  /// Levenshtein's: the fewest letters to insert, delete or change.
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
