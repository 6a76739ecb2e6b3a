package chat.parlor.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.wire.Refusal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times to come, as people say them, on a Wednesday in March in Vienna.
@Timeout(30)
class WhenTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 25, 14, 30, 5, 0, VIENNA);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in 3 hours               | 2026-03-25T17:30:05+01:00
          In  3 HOURS              | 2026-03-25T17:30:05+01:00
          in 90 min                | 2026-03-25T16:00:05+01:00
          in 5m                    | 2026-03-25T14:35:05+01:00
          in an hour               | 2026-03-25T15:30:05+01:00
          in a minute              | 2026-03-25T14:31:05+01:00
          in half an hour          | 2026-03-25T15:00:05+01:00
          in 1 hour 30 minutes     | 2026-03-25T16:00:05+01:00
          in 1 hour and 30 minutes | 2026-03-25T16:00:05+01:00
          in 1 hour, 30 minutes    | 2026-03-25T16:00:05+01:00
          in 2d 4h                 | 2026-03-27T18:30:05+01:00
          in 5 days                | 2026-03-30T14:30:05+02:00
          in 120 hours             | 2026-03-30T15:30:05+02:00
          in a week                | 2026-04-01T14:30:05+02:00
          in 1 month               | 2026-04-25T14:30:05+02:00
          17:00                    | 2026-03-25T17:00:00+01:00
          at 9:00                  | 2026-03-26T09:00:00+01:00
          5pm                      | 2026-03-25T17:00:00+01:00
          5:45 pm                  | 2026-03-25T17:45:00+01:00
          12am                     | 2026-03-26T00:00:00+01:00
          12:30 pm                 | 2026-03-26T12:30:00+01:00
          noon                     | 2026-03-26T12:00:00+01:00
          tomorrow                 | 2026-03-26T09:00:00+01:00
          tomorrow 9:00            | 2026-03-26T09:00:00+01:00
          tomorrow at 9:00         | 2026-03-26T09:00:00+01:00
          today 18:15              | 2026-03-25T18:15:00+01:00
          friday                   | 2026-03-27T09:00:00+01:00
          on fri at 5pm            | 2026-03-27T17:00:00+01:00
          wednesday                | 2026-04-01T09:00:00+02:00
          next monday 8:00         | 2026-03-30T08:00:00+02:00
          next week                | 2026-03-30T09:00:00+02:00
          2026-12-24               | 2026-12-24T09:00:00+01:00
          on 2026-12-24 18:00      | 2026-12-24T18:00:00+01:00
          24 dec                   | 2026-12-24T09:00:00+01:00
          24 March                 | 2027-03-24T09:00:00+01:00
          December 24, 2027 noon   | 2027-12-24T12:00:00+01:00
          29 feb                   | 2028-02-29T09:00:00+01:00
          29 mar 2:30              | 2026-03-29T03:30:00+02:00
          25 oct 2:30              | 2026-10-25T02:30:00+02:00
          """)
  void isATimeToCome(String said, String expected) {
    assertThat(When.read(said, NOW).toOffsetDateTime()).isEqualTo(OffsetDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "in",
        "in ",
        "in hours",
        "in 3",
        "in 3 parsecs",
        "in 99999 hours",
        "in half a day",
        "in 3 hours tomorrow",
        "in -3 hours",
        "25:00",
        "9:60",
        "13pm",
        "0am",
        "tomorrow tomorrow",
        "31 april",
        "30 feb",
        "29 feb 2027",
        "2026-13-01",
        "mo",
        "next 9:00",
        "24 dez",
        "9"
      })
  void whatIsNoTimeIsRefused(String said) {
    assertThatThrownBy(() -> When.read(said, NOW)).isInstanceOf(Refusal.class);
  }

  @Test
  void whatIsOverOrTooFarIsRefused() {
    var now = NOW.toOffsetDateTime();
    for (var said : new String[] {"today", "today 14:30", "2026-03-24", "2036-12-24"}) {
      assertThatThrownBy(() -> new Moment.Spoken(said, VIENNA).from(now, null))
          .as(said)
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> new Moment.At(now).from(now, null)).isInstanceOf(Refusal.class);
  }

  @Test
  void aZoneOfItsOwnGoesBeforeThatOfThePersonAndThatBeforeUtc() {
    var now = NOW.toOffsetDateTime();
    var tomorrow = OffsetDateTime.of(2026, 3, 26, 9, 0, 0, 0, ZoneOffset.UTC);
    assertThat(new Moment.Spoken("tomorrow", VIENNA).from(now, "Asia/Tokyo"))
        .isEqualTo(tomorrow.minusHours(1));
    assertThat(new Moment.Spoken("tomorrow", null).from(now, "Asia/Tokyo"))
        .isEqualTo(tomorrow.minusHours(9));
    assertThat(new Moment.Spoken("tomorrow", null).from(now, null)).isEqualTo(tomorrow);
  }
}
