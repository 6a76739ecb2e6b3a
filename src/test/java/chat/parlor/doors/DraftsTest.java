package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What somebody has begun to write, on all devices and for nobody else.
@Tag("databases")
@Timeout(300)
class DraftsTest extends OnOneServer {
  private Company.Guest alice;
  private Company.Guest bob;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
  }

  @Test
  void aDraftIsOnAllDevicesAndNobodyElses() {
    var room = room(alice, bob);
    var tablet = company.another(alice.session());
    var notices = tablet.register("user." + alice.id());
    var bobs = bob.bus().register("user." + bob.id());
    bob.bus().settle();
    for (var text : List.of("I think", "I think that ", "  ")) {
      set(alice.bus(), room, text);
      var notice = notices.await(body -> text.equals(body.getString("text")));
      assertThat(notice.getString("kind")).isEqualTo("draft");
      assertThat(notice.getString("room")).isEqualTo(room.getString("id"));
      assertThat(drafts(tablet)).isEqualTo(Map.of(room.getString("id"), text));
    }
    set(tablet, room, "");
    notices.await(body -> "".equals(body.getString("text")));
    assertThat(drafts(alice.bus())).isEmpty();
    assertThat(drafts(bob.bus())).isEmpty();
    bob.bus().settle();
    assertThat(bobs.bodies()).isEmpty();
  }

  @Test
  void theSameTextAgainIsNoNews() {
    var room = room(alice);
    var notices = alice.bus().register("user." + alice.id());
    set(alice.bus(), room, "same");
    set(alice.bus(), room, "same");
    set(alice.bus(), room, "other");
    notices.await(body -> "other".equals(body.getString("text")));
    assertThat(notices.bodies())
        .extracting(body -> body.getString("text"))
        .containsExactly("same", "other");
  }

  @Test
  void whoLeavesARoomLeavesTheDraftBehind() {
    var room = room(alice, bob);
    set(bob.bus(), room, "never mind");
    bob.bus().ask("room.leave", in(room));
    assertThat(drafts(bob.bus())).isEmpty();
    bob.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
    assertThat(drafts(bob.bus())).isEmpty();
  }

  @Test
  void manyDraftsComeInPages() {
    var expected = new HashMap<String, String>();
    for (var i = 0; i < 41; i++) {
      var room = room(alice);
      set(alice.bus(), room, "draft " + i);
      expected.put(room.getString("id"), "draft " + i);
    }
    assertThat(drafts(alice.bus())).isEqualTo(expected);
  }

  @Test
  void aDraftIsNoLongerThanAMessage() {
    var room = room(alice);
    set(alice.bus(), room, "x".repeat(8192));
    var longer = in(room).put("text", "x".repeat(8193));
    assertThat(alice.bus().askInVain("draft.set", longer).code()).isEqualTo("too_long");
  }

  private static void set(BusClient bus, JsonObject room, String text) {
    bus.ask("draft.set", in(room).put("text", text));
  }

  private static Map<String, String> drafts(BusClient bus) {
    var drafts = new HashMap<String, String>();
    var ask = new JsonObject();
    do {
      var page = bus.ask("draft.list", ask);
      page.getJsonArray("drafts").stream()
          .map(JsonObject.class::cast)
          .forEach(draft -> drafts.put(draft.getString("room"), draft.getString("text")));
      ask.put("cursor", page.getString("cursor"));
    } while (ask.getString("cursor") != null);
    return drafts;
  }
}
