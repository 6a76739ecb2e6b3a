package chat.parlor.doors;

import static chat.parlor.doors.Company.find;
import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static chat.parlor.doors.Notified.device;
import static chat.parlor.doors.Notified.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much people want to be told, room by room, and when nothing may make a noise.
@Timeout(600)
class HeedTest extends InBothPlaces {
  @Test
  void aLevelSaysWhatIsTold() {
    var room = room(alice, bob);
    var direct = alice.bus().ask("direct.open", people()).getJsonObject("room");
    assertThat(find(bob, room).getString("level")).isEqualTo("mentions");
    assertThat(find(bob, direct).getString("level")).isEqualTo("all");

    level(room, "none");
    level(direct, "mentions");
    say(alice, room, "for " + bobsName());
    say(alice, room, "for @all");
    say(alice, direct, "not told");
    say(alice, direct, "for " + bobsName());
    assertThat(told(bob)).containsExactly("mention for " + bobsName());

    level(room, "all");
    level(direct, "none");
    say(alice, room, "just so");
    say(alice, room, "again for " + bobsName());
    say(alice, direct, "for " + bobsName());
    assertThat(told(bob)).hasSize(3).contains("mention again for " + bobsName());
    assertThat(find(alice, room).getString("level")).isEqualTo("mentions");
  }

  @Test
  void whatIsChosenIsOnAllDevices() {
    var room = room(alice, bob);
    var device = device(here.another(bob.session()), bob);
    var until = Instant.now().plus(Duration.ofHours(3)).toString();
    var changed =
        bob.bus().ask("room.notify", in(room).put("mutedUntil", until).put("level", "all"));
    assertThat(changed.getJsonObject("room").getString("level")).isEqualTo("all");
    var notice = device.await("room.notify");
    assertThat(notice.getString("room")).isEqualTo(room.getString("id"));
    assertThat(notice.getString("level")).isEqualTo("all");
    assertThat(Instant.parse(notice.getString("mutedUntil"))).isBeforeOrEqualTo(until);
    assertThat(find(bob, room).getString("mutedUntil")).isEqualTo(notice.getString("mutedUntil"));

    bob.bus().ask("room.notify", in(room).putNull("mutedUntil"));
    assertThat(find(bob, room).containsKey("mutedUntil")).isFalse();
    assertThat(find(bob, room).getString("level")).isEqualTo("all");
    bob.bus().ask("room.notify", in(room).put("mutedUntil", "2020-01-01T00:00:00Z"));
    assertThat(find(bob, room).containsKey("mutedUntil")).isFalse();
  }

  @Test
  void whatIsMutedIsToldInSilence() {
    var room = room(alice, bob);
    var device = device(bob.bus(), bob);
    var until = Instant.now().plus(Duration.ofHours(3)).toString();
    bob.bus().ask("room.notify", in(room).put("mutedUntil", until));
    say(alice, room, "1 " + bobsName());
    assertThat(alert(device, "1 " + bobsName())).isFalse();
    say(alice, room, "2 @all");
    assertThat(alert(device, "2 @all")).isFalse();
    bob.bus().ask("room.notify", in(room).putNull("mutedUntil"));
    say(alice, room, "3 " + bobsName());
    assertThat(alert(device, "3 " + bobsName())).isTrue();
    say(alice, room, "4 @all");
    assertThat(alert(device, "4 @all")).isTrue();
    assertThat(told(bob)).hasSize(4);
  }

  @Test
  void quietHoursAreThoseOfThePersonsZone() {
    var room = room(alice, bob);
    var device = device(bob.bus(), bob);
    var zone = ZoneId.of("Asia/Tokyo");
    quiet(zone, -1, 2);
    say(alice, room, "1 " + bobsName());
    assertThat(alert(device, "1 " + bobsName())).isFalse();
    // What is now on the clock of Tokyo is long over, or to come, on that of UTC.
    bob.bus().ask("me.change", new JsonObject().put("timeZone", "UTC"));
    say(alice, room, "2 " + bobsName());
    assertThat(alert(device, "2 " + bobsName())).as("in another zone").isTrue();
    quiet(zone, 2, -1);
    say(alice, room, "3 " + bobsName());
    assertThat(alert(device, "3 " + bobsName())).as("at the other time of day").isTrue();
    quiet(zone, -1, 22);
    say(alice, room, "4 @all");
    assertThat(alert(device, "4 @all")).isFalse();

    var me = bob.bus().ask("me.change", new JsonObject().putNull("quietHours")).getJsonObject("me");
    assertThat(me.containsKey("quietHours")).isFalse();
    say(alice, room, "5 @all");
    assertThat(alert(device, "5 @all")).isTrue();
  }

  @Test
  void nonsenseIsRefused() {
    var room = room(alice, bob);
    for (var body :
        new JsonObject[] {
          in(room),
          in(room).put("level", "loud"),
          in(room).put("level", "ALL"),
          in(room).put("mutedUntil", "tomorrow"),
          in(room).put("mutedUntil", 5)
        }) {
      assertThat(bob.bus().askInVain("room.notify", body).code()).isEqualTo("bad_request");
    }
    for (var hours :
        new JsonObject[] {
          new JsonObject(),
          new JsonObject().put("from", "22:00"),
          new JsonObject().put("from", "22:00").put("to", "22:00"),
          new JsonObject().put("from", "24:00").put("to", "07:00"),
          new JsonObject().put("from", "22:60").put("to", "07:00"),
          new JsonObject().put("from", "10 pm").put("to", "07:00"),
          new JsonObject().put("from", "22:00").put("to", "07:00").put("zone", "UTC")
        }) {
      var change = new JsonObject().put("quietHours", hours);
      assertThat(bob.bus().askInVain("me.change", change).code()).isEqualTo("bad_request");
    }
  }

  /// Quiet from some hours after now until some others, on the clock of the person's zone.
  private void quiet(ZoneId zone, int from, int to) {
    var now = Instant.now().atZone(zone);
    var form = DateTimeFormatter.ofPattern("HH:mm");
    var hours =
        new JsonObject()
            .put("from", form.format(now.plusHours(from)))
            .put("to", form.format(now.plusHours(to)));
    var change = new JsonObject().put("quietHours", hours).put("timeZone", zone.getId());
    var me = bob.bus().ask("me.change", change).getJsonObject("me");
    assertThat(me.getJsonObject("quietHours")).isEqualTo(hours);
  }

  private static boolean alert(chat.parlor.testing.Inbox device, String text) {
    return Notified.await(device, text).getBoolean("alert");
  }

  private void level(JsonObject room, String level) {
    bob.bus().ask("room.notify", in(room).put("level", level));
  }

  private String bobsName() {
    return "@" + bob.session().username();
  }

  private JsonObject people() {
    return new JsonObject().put("users", new JsonArray().add(bob.id()));
  }
}
