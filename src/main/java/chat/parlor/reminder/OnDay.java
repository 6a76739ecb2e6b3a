package chat.parlor.reminder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A day, a time of the day, or both. A day alone is meant in the morning, a time alone the next
/// time it comes.
final class OnDay {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final int HALF_A_DAY = 12;
  private static final int YEARS_TO_THE_NEXT_29_FEBRUARY = 8;

  private static final Pattern TIME =
      Pattern.compile(
          "(?:^| )(?:at )?(?:(noon)|(\\d{1,2})(?::(\\d{2}))? ?(am|pm)|(\\d{1,2}):(\\d{2}))$");

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern DAY_MONTH = Pattern.compile("(\\d{1,2}) ([a-z]{3,9})(?: (\\d{4}))?");
  private static final Pattern MONTH_DAY = Pattern.compile("([a-z]{3,9}) (\\d{1,2})(?: (\\d{4}))?");

  private OnDay() {}

  static ZonedDateTime read(String text, ZonedDateTime now) {
    var time = TIME.matcher(text);
    if (!time.find()) {
      return day(text, MORNING, now);
    }
    var at = time(time);
    if (time.start() > 0) {
      return day(text.substring(0, time.start()), at, now);
    }
    var today = on(now.toLocalDate(), at, now);
    return today.isAfter(now) ? today : on(now.toLocalDate().plusDays(1), at, now);
  }

  private static LocalTime time(MatchResult time) {
    if (time.group(1) != null) {
      return LocalTime.NOON;
    }
    if (time.group(4) == null) {
      return LocalTime.of(Integer.parseInt(time.group(5)), Integer.parseInt(time.group(6)));
    }
    var hour = Integer.parseInt(time.group(2));
    if (hour < 1 || hour > HALF_A_DAY) {
      throw When.notUnderstood();
    }
    var minute = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
    return LocalTime.of(hour % HALF_A_DAY + (time.group(4).equals("pm") ? HALF_A_DAY : 0), minute);
  }

  private static ZonedDateTime day(String said, LocalTime at, ZonedDateTime now) {
    var today = now.toLocalDate();
    var day = said.startsWith("on ") ? said.substring("on ".length()) : said;
    return switch (day) {
      case "today" -> on(today, at, now);
      case "tomorrow" -> on(today.plusDays(1), at, now);
      case "next week" -> on(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), at, now);
      default ->
          weekday(day.startsWith("next ") ? day.substring("next ".length()) : day)
              .map(weekday -> on(today.with(TemporalAdjusters.next(weekday)), at, now))
              .orElseGet(() -> date(day, at, now));
    };
  }

  private static ZonedDateTime date(String day, LocalTime at, ZonedDateTime now) {
    if (ISO.matcher(day).matches()) {
      return on(LocalDate.parse(day), at, now);
    }
    var dayMonth = DAY_MONTH.matcher(day);
    if (dayMonth.matches()) {
      return date(dayMonth.group(2), dayMonth.group(1), dayMonth.group(3), at, now);
    }
    var monthDay = MONTH_DAY.matcher(day);
    if (monthDay.matches()) {
      return date(monthDay.group(1), monthDay.group(2), monthDay.group(3), at, now);
    }
    throw When.notUnderstood();
  }

  /// Without a year the next such day is meant.
  private static ZonedDateTime date(
      String month, String day, String year, LocalTime at, ZonedDateTime now) {
    var date = MonthDay.of(month(month), Integer.parseInt(day));
    if (year != null) {
      return on(
          LocalDate.of(Integer.parseInt(year), date.getMonth(), date.getDayOfMonth()), at, now);
    }
    for (var ahead = 0; ahead <= YEARS_TO_THE_NEXT_29_FEBRUARY; ahead++) {
      var in = now.getYear() + ahead;
      if (date.isValidYear(in) && on(date.atYear(in), at, now).isAfter(now)) {
        return on(date.atYear(in), at, now);
      }
    }
    throw When.notUnderstood();
  }

  private static ZonedDateTime on(LocalDate date, LocalTime at, ZonedDateTime now) {
    return date.atTime(at).atZone(now.getZone());
  }

  private static Optional<DayOfWeek> weekday(String word) {
    return Arrays.stream(DayOfWeek.values()).filter(day -> begins(day, word)).findFirst();
  }

  private static Month month(String word) {
    return Arrays.stream(Month.values())
        .filter(month -> begins(month, word))
        .findFirst()
        .orElseThrow(When::notUnderstood);
  }

  /// Whether it is the name of something, or three letters or more of its beginning.
  private static boolean begins(Enum<?> named, String word) {
    return word.length() >= 3 && named.name().toLowerCase(java.util.Locale.ROOT).startsWith(word);
  }
}
