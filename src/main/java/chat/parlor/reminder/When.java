package chat.parlor.reminder;

import chat.parlor.wire.Refusal;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/// A time to come as people say it in English: after a while, or on a day at a time of it.
final class When {
  private static final Pattern PART =
      Pattern.compile(
          "(?:and )?(?:(\\d{1,4}) ?|(half )?an? )"
              + "(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?)\\b ?");

  private static final int HALF_AN_HOUR = 30;

  private When() {}

  /// Reads it; a time of the day that there is not, or twice, because clocks are changed is taken
  /// as `java.time` does: later by the gap, or the first of the two.
  ///
  /// @param now with the zone in which the person lives
  /// @throws Refusal `bad_request` for what is not understood
  static ZonedDateTime read(String said, ZonedDateTime now) {
    var text = said.toLowerCase(Locale.ROOT).replace(',', ' ').strip().replaceAll("\\s+", " ");
    try {
      return text.startsWith("in ")
          ? after(text.substring("in ".length()), now)
          : OnDay.read(text, now);
    } catch (DateTimeException e) {
      throw notUnderstood();
    }
  }

  static Refusal notUnderstood() {
    return Refusal.badRequest(
        "\"when\" has to be like \"in 3 hours\", \"tomorrow 9:00\" or \"friday 5pm\".");
  }

  /// Hours and minutes are as long as they are; days, weeks and months end at the same time of day.
  private static ZonedDateTime after(String text, ZonedDateTime now) {
    var part = PART.matcher(text);
    var moment = now;
    var at = 0;
    while (at < text.length()) {
      if (!part.find(at) || part.start() != at) {
        throw notUnderstood();
      }
      at = part.end();
      var unit = unit(part.group(3));
      if (part.group(2) == null) {
        moment = moment.plus(part.group(1) == null ? 1 : Long.parseLong(part.group(1)), unit);
      } else if (unit == ChronoUnit.HOURS) {
        moment = moment.plusMinutes(HALF_AN_HOUR);
      } else {
        throw notUnderstood();
      }
    }
    return moment;
  }

  private static ChronoUnit unit(String word) {
    if (word.startsWith("mo")) {
      return ChronoUnit.MONTHS;
    }
    return switch (word.charAt(0)) {
      case 'm' -> ChronoUnit.MINUTES;
      case 'h' -> ChronoUnit.HOURS;
      case 'd' -> ChronoUnit.DAYS;
      default -> ChronoUnit.WEEKS;
    };
  }
}
