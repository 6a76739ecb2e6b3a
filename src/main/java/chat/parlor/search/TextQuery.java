package chat.parlor.search;

import static java.util.stream.Collectors.joining;

import chat.parlor.words.Lexemes;
import chat.parlor.words.Marks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// An inquiry as PostgreSQL writes a `tsquery`. Empty for what asks for no word or mark.
final class TextQuery {
  /// Of more rooms the text says nothing: who is in so many is asked about each find instead.
  private static final int ROOMS_MAX = 1_000;

  private TextQuery() {}

  /// The words alone, by which finds are ranked.
  static String words(Inquiry inquiry) {
    return and(inquiry.wanted().clues().stream().map(TextQuery::of).toList());
  }

  /// Everything but the rooms.
  static String anywhere(Inquiry inquiry) {
    var wanted = inquiry.wanted();
    var all = new ArrayList<String>();
    wanted.clues().forEach(clue -> all.add(of(clue)));
    if (!inquiry.authors().isEmpty()) {
      all.add(oneOf(inquiry.authors(), Lexemes::from));
    }
    if (wanted.hasLink()) {
      all.add(Lexemes.quoted(Marks.LINK));
    }
    if (wanted.mentionsMe()) {
      all.add(oneOf(Finder.namesOf(inquiry.username()), name -> name));
    }
    return and(all);
  }

  /// Everything, with the rooms of whoever asks, so that the index leaves out those of others.
  static String inRooms(Inquiry inquiry) {
    var anywhere = anywhere(inquiry);
    var rooms = inquiry.allowed().rooms().keySet();
    if (rooms.size() > ROOMS_MAX && !anywhere.isEmpty()) {
      return anywhere;
    }
    var there = oneOf(rooms, Lexemes::in);
    return anywhere.isEmpty() ? there : and(List.of(anywhere, there));
  }

  private static String of(Clue clue) {
    return switch (clue) {
      case Clue.Single(var word, var prefix) -> Lexemes.quoted(word) + (prefix ? ":*" : "");
      case Clue.Phrase(var words) ->
          words.stream().map(Lexemes::quoted).collect(joining(" <-> ", "(", ")"));
    };
  }

  private static String and(List<String> parts) {
    return String.join(" & ", parts);
  }

  private static String oneOf(Collection<String> names, Function<String, String> lexeme) {
    return names.stream()
        .map(name -> Lexemes.quoted(lexeme.apply(name)))
        .collect(joining(" | ", "(", ")"));
  }
}
