package chat.parlor.words;

import java.util.LinkedHashMap;
import java.util.StringJoiner;

/// The words and marks of a message as PostgreSQL writes a `tsvector`.
public final class Lexemes {
  /// PostgreSQL knows no later places.
  private static final int PLACES_MAX = 16_383;

  private Lexemes() {}

  /// Everything by which a message may be found.
  public static String of(String room, String author, String text) {
    var places = new LinkedHashMap<String, StringJoiner>();
    var place = 0;
    for (var word : Words.in(text)) {
      place = Math.min(place + 1, PLACES_MAX);
      places.computeIfAbsent(word.term(), term -> new StringJoiner(",")).add("" + place);
    }
    var lexemes = new StringJoiner(" ");
    places.forEach((term, at) -> lexemes.add(quoted(term) + ":" + at));
    lexemes.add(quoted(in(room)));
    lexemes.add(quoted(from(author)));
    Marks.in(text).forEach(mark -> lexemes.add(quoted(mark)));
    return lexemes.toString();
  }

  public static String in(String room) {
    return "in:" + room;
  }

  public static String from(String author) {
    return "from:" + author;
  }

  /// A lexeme as it stands in the text of a `tsvector` or `tsquery`.
  public static String quoted(String lexeme) {
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
