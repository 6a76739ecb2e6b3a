package chat.parlor.search;

import chat.parlor.wire.Refusal;
import chat.parlor.words.Word;
import chat.parlor.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The language people search in: words, `prefix*`, `"a phrase"`, and `from: in: before: after: on:
/// has:link mentions:me`. What looks like a filter but is none is taken as words.
final class WantedReader {
  private static final int TERMS_MAX = 16;
  private static final int NAMES_MAX = 16;
  private static final int PREFIX_MIN = 2;

  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(from|in|before|after|on|has|mentions):(?:\"([^\"]*)\"|([^\\s\"]+))"
              + "|\"([^\"]*)\"?"
              + "|([^\\s\"]+)");

  private final ZoneId zone;
  private final List<Clue> clues = new ArrayList<>();
  private final List<String> from = new ArrayList<>();
  private final List<String> in = new ArrayList<>();
  private Instant since;
  private Instant until;
  private boolean hasLink;
  private boolean mentionsMe;

  private WantedReader(ZoneId zone) {
    this.zone = zone;
  }

  /// Reads what was typed.
  ///
  /// @param zone where the days of `before:`, `after:` and `on:` begin
  /// @throws Refusal `bad_request` when it asks for nothing or for what cannot be
  static Wanted read(String typed, ZoneId zone) {
    var reader = new WantedReader(zone);
    var parts = PARTS.matcher(typed);
    while (parts.find()) {
      if (parts.group(1) != null) {
        var value = parts.group(2) == null ? parts.group(3) : parts.group(2);
        reader.filter(parts.group(1).toLowerCase(Locale.ROOT), value);
      } else if (parts.group(4) != null) {
        reader.phrase(parts.group(4));
      } else {
        reader.words(parts.group(5));
      }
    }
    return reader.wanted();
  }

  private Wanted wanted() {
    var wanted = new Wanted(clues, from, in, since, until, hasLink, mentionsMe);
    if (wanted.isEmpty()) {
      throw Refusal.badRequest("There is nothing in \"text\" to search for.");
    }
    if (clues.size() > TERMS_MAX || from.size() + in.size() > NAMES_MAX) {
      throw Refusal.badRequest("\"text\" asks for too much at once.");
    }
    return wanted;
  }

  private void filter(String name, String value) {
    switch (name) {
      case "from" -> from.add(value.replaceFirst("^@", "").toLowerCase(Locale.ROOT));
      case "in" -> in.add(value.replaceFirst("^#", ""));
      case "before" -> before(startOf(day(name, value)));
      case "after" -> after(startOf(day(name, value).plusDays(1)));
      case "on" -> {
        after(startOf(day(name, value)));
        before(startOf(day(name, value).plusDays(1)));
      }
      case "has" -> {
        only(name, "link", value);
        hasLink = true;
      }
      case "mentions" -> {
        only(name, "me", value);
        mentionsMe = true;
      }
      default -> throw new IllegalStateException(name);
    }
  }

  private void before(Instant moment) {
    until = until == null || moment.isBefore(until) ? moment : until;
  }

  private void after(Instant moment) {
    since = since == null || moment.isAfter(since) ? moment : since;
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(String name, String value) {
    try {
      var day = LocalDate.parse(value);
      if (day.getYear() >= 1 && day.getYear() <= 9998) {
        return day;
      }
    } catch (DateTimeParseException notADay) {
      // Said below.
    }
    throw Refusal.badRequest("\"" + name + ":\" takes a day such as 2026-01-31.");
  }

  private static void only(String name, String possible, String value) {
    if (!value.equalsIgnoreCase(possible)) {
      throw Refusal.badRequest("After \"" + name + ":\" comes \"" + possible + "\".");
    }
  }

  private void phrase(String quoted) {
    var words = wordsOf(quoted);
    if (words.size() == 1) {
      clues.add(new Clue.Single(words.getFirst(), false));
    } else if (!words.isEmpty()) {
      clues.add(new Clue.Phrase(words));
    }
  }

  /// What is written together, such as `foo-bar`, is a phrase; with a star its last word is the
  /// beginning of one.
  private void words(String written) {
    var prefix = written.endsWith("*");
    var words = wordsOf(written);
    if (words.isEmpty()) {
      return;
    }
    if (!prefix) {
      phrase(written);
      return;
    }
    var last = words.removeLast();
    if (last.length() < PREFIX_MIN && last.codePointAt(0) < 0x80) {
      throw Refusal.badRequest("Before a star there are at least two letters.");
    }
    words.forEach(word -> clues.add(new Clue.Single(word, false)));
    clues.add(new Clue.Single(last, true));
  }

  private static List<String> wordsOf(String text) {
    return new ArrayList<>(Words.in(text).stream().map(Word::term).toList());
  }
}
