package chat.parlor.reminder;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A time to come as somebody asks for it.
public sealed interface Moment {
  /// The farthest a reminder looks ahead.
  int YEARS_MAX = 10;

  int WORDS_MAX = 100;
  int ZONE_MAX = 64;

  record At(OffsetDateTime time) implements Moment {}

  /// @param zone null for that of the person's profile
  record Spoken(String when, ZoneId zone) implements Moment {
    private OffsetDateTime in(OffsetDateTime now, String timeZone) {
      var usual = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
      return When.read(when, now.atZoneSameInstant(zone == null ? usual : zone))
          .toOffsetDateTime()
          .withOffsetSameInstant(ZoneOffset.UTC)
          .truncatedTo(ChronoUnit.MILLIS);
    }
  }

  /// Reads `at` or `when` with `zone?`; null when neither is there.
  static Moment read(Fields fields) {
    var at = fields.optionalTime("at");
    var when = fields.optionalString("when", 1, WORDS_MAX);
    var zone = zone(fields.optionalString("zone", 1, ZONE_MAX));
    if (at != null && when != null) {
      throw Refusal.badRequest("Give one of \"at\" and \"when\".");
    }
    if (at != null) {
      return new At(at);
    }
    return when == null ? null : new Spoken(when, zone);
  }

  /// When that is.
  ///
  /// @param timeZone the zone of the person's profile; UTC when it is null
  /// @throws Refusal `bad_request` for what is not understood, over already, or too far ahead
  default OffsetDateTime from(OffsetDateTime now, String timeZone) {
    var time =
        switch (this) {
          case At at -> at.time();
          case Spoken spoken -> spoken.in(now, timeZone);
        };
    if (!time.isAfter(now)) {
      throw Refusal.badRequest("This time is over.");
    }
    if (time.isAfter(now.plusYears(YEARS_MAX))) {
      throw Refusal.badRequest("This time is more than " + YEARS_MAX + " years ahead.");
    }
    return time;
  }

  private static ZoneId zone(String name) {
    try {
      return name == null ? null : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Refusal.badRequest("\"zone\" is no time zone such as Europe/Berlin.");
    }
  }
}
