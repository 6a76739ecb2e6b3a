package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static chat.parlor.doors.Notified.device;
import static chat.parlor.doors.Notified.notices;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people want to be reminded of, until it is time.
@Timeout(600)
class RemindersTest extends InBothPlaces {
  @Test
  void whatIsDueIsToldOnceOnAllDevices() {
    var room = room(alice, bob);
    var said = say(alice, room, "water the plants");
    var one = device(bob.bus(), bob);
    var other = device(here.another(bob.session()), bob);
    var asked = soon().put("text", "now!").put("room", room.getString("id"));
    var reminder = add(bob, asked.put("id", said.getString("id")));
    assertThat(reminder.getJsonObject("message").getString("text")).isEqualTo("water the plants");
    assertThat(other.await("reminder").getJsonObject("reminder")).isEqualTo(reminder);
    assertThat(waiting(bob.bus())).containsExactly(reminder);
    assertThat(waiting(alice.bus())).isEmpty();

    var live = one.await(RemindersTest::isReminder).getJsonObject("notice");
    assertThat(other.await(RemindersTest::isReminder).getJsonObject("notice")).isEqualTo(live);
    other.await(body -> reminder.getString("id").equals(body.getString("id")));
    assertThat(live.getString("room")).isEqualTo(room.getString("id"));
    assertThat(live.getJsonObject("message").getString("text")).isEqualTo("water the plants");
    var due = new JsonObject().put("at", reminder.getString("at")).put("text", "now!");
    assertThat(live.getJsonObject("reminder")).isEqualTo(due);
    assertThat(notices(bob.bus())).containsExactly(live);
    assertThat(waiting(bob.bus())).isEmpty();
    bob.bus().ask("read.mark", in(room).put("seq", 100));
    assertThat(Notified.count(bob.bus())).as("a reminder is not read with its room").isEqualTo(1);
    say(alice, room, "later");
    assertThat(one.bodies().stream().filter(RemindersTest::isReminder)).hasSize(1);
  }

  @Test
  void theyAreListedChangedAndCancelled() {
    var texts = new ArrayList<String>();
    for (var i = 0; i < 101; i++) {
      var at = Instant.now().plus(Duration.ofDays(1 + i / 7)).toString();
      texts.add(add(bob, new JsonObject().put("text", "" + i).put("at", at)).getString("text"));
    }
    assertThat(waiting(bob.bus())).hasSize(101);
    assertThat(waiting(bob.bus()))
        .isSortedAccordingTo(
            Comparator.comparing((JsonObject each) -> each.getString("at"))
                .thenComparing(each -> each.getString("id")));
    var device = device(here.another(bob.session()), bob);
    var first = waiting(bob.bus()).getFirst();
    var which = new JsonObject().put("reminder", first.getString("id"));
    var changed = bob.bus().ask("reminder.change", which.copy().put("text", "other words"));
    assertThat(changed.getJsonObject("reminder"))
        .isEqualTo(first.copy().put("text", "other words"));
    assertThat(device.await("reminder")).isEqualTo(changed.copy().put("kind", "reminder"));
    var moved = bob.bus().ask("reminder.change", which.copy().put("when", "in 5 weeks"));
    assertThat(moved.getJsonObject("reminder").getString("text")).isEqualTo("other words");
    assertThat(waiting(bob.bus()).getLast()).isEqualTo(moved.getJsonObject("reminder"));

    bob.bus().ask("reminder.cancel", which);
    assertThat(device.await("reminder.ended").getString("id")).isEqualTo(first.getString("id"));
    assertThat(waiting(bob.bus())).hasSize(100);
    for (var address : List.of("reminder.cancel", "reminder.change")) {
      var body = address.endsWith("cancel") ? which : which.copy().put("text", "again");
      assertThat(bob.bus().askInVain(address, body).code()).isEqualTo("not_found");
    }
    var others = new JsonObject().put("reminder", waiting(bob.bus()).getFirst().getString("id"));
    assertThat(alice.bus().askInVain("reminder.cancel", others).code()).isEqualTo("not_found");
  }

  @Test
  void whatIsChangedIsToldAtItsNewTimeOnly() {
    var device = device(bob.bus(), bob);
    var later = add(bob, soon().put("text", "later"));
    var sooner = add(bob, new JsonObject().put("text", "sooner").put("when", "in 3 days"));
    var never = add(bob, soon().put("text", "never"));
    change(later, new JsonObject().put("when", "tomorrow"));
    change(sooner, soon());
    bob.bus().ask("reminder.cancel", new JsonObject().put("reminder", never.getString("id")));
    add(bob, soon().put("text", "last"));
    for (var text : List.of("sooner", "last")) {
      device.await(body -> isReminder(body) && text.equals(text(body)));
    }
    assertThat(device.bodies().stream().filter(RemindersTest::isReminder).map(RemindersTest::text))
        .containsExactlyInAnyOrder("sooner", "last");
  }

  @Test
  void timesAreOfThePersonsZone() {
    bob.bus().ask("me.change", new JsonObject().put("timeZone", "Asia/Tokyo"));
    var asked = new JsonObject().put("text", "tea").put("when", "tomorrow 9:00");
    for (var zone : Map.of("", "Asia/Tokyo", "Europe/Vienna", "Europe/Vienna").entrySet()) {
      var body = zone.getKey().isEmpty() ? asked : asked.copy().put("zone", zone.getKey());
      var at = Instant.parse(add(bob, body).getString("at")).atZone(ZoneId.of(zone.getValue()));
      assertThat(at.toLocalTime()).hasToString("09:00");
      assertThat(at.toInstant())
          .isAfter(Instant.now())
          .isBefore(Instant.now().plus(Duration.ofHours(34)));
    }
  }

  @Test
  void theSameClientIdIsTheSameReminder() {
    var asked = soon().put("text", "once").put("clientId", "c");
    var device = device(bob.bus(), bob);
    var first = add(bob, asked);
    assertThat(add(bob, asked.copy().put("text", "twice"))).isEqualTo(first);
    device.await(RemindersTest::isReminder);
    assertThat(add(bob, asked)).isEqualTo(first);
    assertThat(add(alice, asked.mergeIn(soon()))).isNotEqualTo(first);
    assertThat(waiting(bob.bus())).isEmpty();
  }

  @Test
  void whoIsNotInTheRoomAnyMoreIsToldNothingOfIt() {
    var room = room(alice, bob);
    var message = in(room).put("id", say(alice, room, "a secret").getString("id"));
    var device = device(bob.bus(), bob);
    var reminder = add(bob, soon().mergeIn(message));
    bob.bus().ask("room.leave", in(room));
    assertThat(waiting(bob.bus()).toString()).doesNotContain("secret");
    var live = device.await(RemindersTest::isReminder).getJsonObject("notice");
    assertThat(live.containsKey("message")).isFalse();
    assertThat(live.containsKey("room")).isFalse();
    assertThat(live.getJsonObject("reminder"))
        .isEqualTo(new JsonObject().put("at", reminder.getString("at")));
    assertThat(notices(bob.bus())).containsExactly(live);
    assertThat(bob.bus().askInVain("reminder.add", soon().mergeIn(message)).code())
        .isEqualTo("no_such_room");
  }

  @Test
  void aDeletedMessageKeepsItsReminderAndNoText() {
    var room = room(alice, bob);
    var message = in(room).put("id", say(alice, room, "a mistake").getString("id"));
    var device = device(bob.bus(), bob);
    add(bob, soon().mergeIn(message));
    alice.bus().ask("message.delete", message);
    var live = device.await(RemindersTest::isReminder).getJsonObject("notice");
    assertThat(live.getJsonObject("message").containsKey("deletedAt")).isTrue();
    assertThat(live.toString()).doesNotContain("mistake");
    assertThat(bob.bus().askInVain("reminder.add", soon().mergeIn(message)).code())
        .isEqualTo("no_such_message");
  }

  @Test
  void nonsenseIsRefused() {
    var room = room(alice, bob);
    var text = new JsonObject().put("text", "x");
    for (var body :
        List.of(
            text,
            soon(),
            soon().put("text", " "),
            soon().put("text", "x").put("room", room.getString("id")),
            soon().put("text", "x").put("id", "x"),
            soon().put("text", "x").put("when", "tomorrow"),
            text.copy().put("when", "soon"),
            text.copy().put("when", "today 0:00"),
            text.copy().put("when", "tomorrow").put("zone", "Mars/Olympus"),
            text.copy().put("at", "2020-01-01T00:00:00.000Z"),
            text.copy().put("at", "2999-01-01T00:00:00.000Z"),
            text.copy().put("at", "tomorrow"))) {
      assertThat(bob.bus().askInVain("reminder.add", body).code()).isEqualTo("bad_request");
    }
    var long_ = soon().put("text", "x".repeat(2001));
    assertThat(bob.bus().askInVain("reminder.add", long_).code()).isEqualTo("too_long");
    var none = soon().mergeIn(in(room)).put("id", "none");
    assertThat(bob.bus().askInVain("reminder.add", none).code()).isEqualTo("no_such_message");
    var some =
        new JsonObject()
            .put("reminder", add(bob, text.copy().put("when", "tomorrow")).getString("id"));
    assertThat(bob.bus().askInVain("reminder.change", some).code()).isEqualTo("bad_request");
    assertThat(bob.bus().askInVain("reminder.change", some.put("when", "today 0:00")).code())
        .isEqualTo("bad_request");
    var cursor = new JsonObject().put("cursor", "x");
    assertThat(bob.bus().askInVain("reminder.list", cursor).code()).isEqualTo("bad_request");
  }

  /// A time to which a server has to wait a moment.
  static JsonObject soon() {
    return new JsonObject().put("at", Instant.now().plusSeconds(4).toString());
  }

  static boolean isReminder(JsonObject body) {
    return "notice".equals(body.getString("kind"))
        && "reminder".equals(body.getJsonObject("notice").getString("kind"));
  }

  /// What a notice of a reminder says.
  static String text(JsonObject body) {
    return body.getJsonObject("notice").getJsonObject("reminder").getString("text");
  }

  static JsonObject add(Company.Guest guest, JsonObject asked) {
    return guest.bus().ask("reminder.add", asked).getJsonObject("reminder");
  }

  private void change(JsonObject reminder, JsonObject how) {
    bob.bus().ask("reminder.change", how.put("reminder", reminder.getString("id")));
  }

  static List<JsonObject> waiting(BusClient bus) {
    var all = new ArrayList<JsonObject>();
    var ask = new JsonObject();
    do {
      var page = bus.ask("reminder.list", ask);
      page.getJsonArray("reminders").forEach(each -> all.add((JsonObject) each));
      ask.put("cursor", page.getString("cursor"));
    } while (ask.getString("cursor") != null);
    return all;
  }

  /// Frames of reminders that were told.
  static List<JsonObject> told(Inbox device) {
    return device.bodies().stream().filter(RemindersTest::isReminder).toList();
  }
}
