package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Jumping to a time in a room's history.
@Tag("databases")
@Timeout(600)
class JumpTest extends OnOneServer {
  private static final int MESSAGES = 60;

  @Test
  void aTimeLeadsToTheFirstMessageSaidSince() {
    var ada = company.invite("ada");
    var salon = room(ada);
    var receipts = new ArrayList<JsonObject>();
    for (var i = 0; i < MESSAGES; i++) {
      receipts.add(say(ada, salon, "number " + i));
    }
    for (var receipt : receipts) {
      var at = receipt.getString("at");
      var first = receipts.stream().filter(r -> r.getString("at").equals(at)).findFirst();
      var page = messages(ada, in(salon).put("at", at).put("limit", 1));
      assertThat(page.getFirst().getLong("seq")).isEqualTo(first.get().getLong("seq"));
    }
    var begin = messages(ada, in(salon).put("at", "2001-01-01T00:00:00+02:00").put("limit", 4));
    assertThat(begin.getFirst().getString("text")).isEqualTo("number 0");
    var end = messages(ada, in(salon).put("at", "2999-01-01T00:00:00Z").put("limit", 4));
    assertThat(end).hasSize(4);
    assertThat(end.getLast().getString("text")).isEqualTo("number " + (MESSAGES - 1));
    for (var wrong : List.of("yesterday", "2026-01-31", "", "x".repeat(60))) {
      assertThat(ada.bus().askInVain("message.history", in(salon).put("at", wrong)).code())
          .isIn("bad_request", "too_long");
    }
    var two = in(salon).put("at", "2026-01-31T00:00:00Z").put("around", 3);
    assertThat(ada.bus().askInVain("message.history", two).code()).isEqualTo("bad_request");
  }

  private static List<JsonObject> messages(Company.Guest guest, JsonObject ask) {
    return guest.bus().ask("message.history", ask).getJsonArray("messages").stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
