package chat.parlor.account;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/// The time of somebody's own day in which nothing is to make a noise; it may reach over midnight.
/// Beginning and end are the same for never.
public record QuietHours(LocalTime from, LocalTime to) {
  static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /// Strict, so that 24:00 is no time.
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private static final int LENGTH = 5;
  private static final int MINUTES = 60;

  /// As they are kept: minutes of the day.
  public static QuietHours ofMinutes(int from, int to) {
    return new QuietHours(time(from), time(to));
  }

  /// Reads `{from: "22:00", to: "07:00"}`.
  static QuietHours read(JsonObject json) {
    var fields = Fields.of(json);
    var hours = new QuietHours(time("from", fields), time("to", fields));
    fields.nothingElse();
    if (hours.isNone()) {
      throw Refusal.badRequest("Quiet hours do not end when they begin.");
    }
    return hours;
  }

  boolean isNone() {
    return from.equals(to);
  }

  int fromMinute() {
    return minute(from);
  }

  int toMinute() {
    return minute(to);
  }

  /// Whether they are on.
  ///
  /// @param timeZone the name of the person's zone; UTC when it is null
  public boolean cover(Instant moment, String timeZone) {
    if (isNone()) {
      return false;
    }
    var zone = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
    var time = moment.atZone(zone).toLocalTime();
    var begun = !time.isBefore(from);
    return from.isBefore(to) ? begun && time.isBefore(to) : begun || time.isBefore(to);
  }

  /// `{from, to}`.
  JsonObject toJson() {
    return new JsonObject().put("from", FORM.format(from)).put("to", FORM.format(to));
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / MINUTES, minute % MINUTES);
  }

  private static int minute(LocalTime time) {
    return time.getHour() * MINUTES + time.getMinute();
  }

  private static LocalTime time(String name, Fields fields) {
    var text = fields.string(name, LENGTH, LENGTH);
    try {
      return LocalTime.parse(text, FORM);
    } catch (DateTimeParseException e) {
      throw Refusal.badRequest("\"" + name + "\" has to be a time of the day such as 22:00.");
    }
  }
}
