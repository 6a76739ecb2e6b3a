package chat.parlor.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/// Moments as the contract writes them: ISO-8601, UTC, always three digits of milliseconds.
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// Databases do not know all the years that Java knows.
  private static final int YEAR_MAX = 9_999;

  private Times() {}

  /// Now, to the millisecond, as the database keeps it.
  public static OffsetDateTime now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  public static String text(OffsetDateTime moment) {
    return FORM.format(moment);
  }

  /// Reads what `text` wrote, or any other moment in ISO-8601, to the millisecond.
  ///
  /// @throws DateTimeParseException when it is none, or in no year of four digits
  public static OffsetDateTime parse(String text) {
    var moment = OffsetDateTime.parse(text);
    if (moment.getYear() < 0 || moment.getYear() > YEAR_MAX) {
      throw new DateTimeParseException("no year of four digits", text, 0);
    }
    return moment.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
  }

  /// Like `text`; null stays null.
  public static String textOrNull(OffsetDateTime moment) {
    return moment == null ? null : text(moment);
  }
}
