package chat.parlor.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Moments as the contract writes them: ISO-8601, UTC, always three digits of milliseconds.
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

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
  /// @throws java.time.format.DateTimeParseException when it is none
  public static OffsetDateTime parse(String text) {
    return OffsetDateTime.parse(text)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.MILLIS);
  }

  /// Like `text`; null stays null.
  public static String textOrNull(OffsetDateTime moment) {
    return moment == null ? null : text(moment);
  }
}
