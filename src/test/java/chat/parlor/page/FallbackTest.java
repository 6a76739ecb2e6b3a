package chat.parlor.page;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A proxy in between that lets no WebSocket through.
@Tag("browser")
@Timeout(120)
class FallbackTest {
  private static final String SOCKJS = "sockjs.min.js";

  @TempDir Path data;

  @Test
  void whereWebSocketsFailThePageTalksOverHttp() {
    try (var parlor = ParlorProcess.startWithoutLimits(data);
        var chromium = new Chromium();
        var ada = chromium.person(parlor.uri(), "Ada Lovelace");
        var grace = chromium.person(parlor.uri(), "Grace Hopper")) {
      var ofAda = requestsOf(ada);
      var ofGrace = requestsOf(grace);
      grace.page.addInitScript(
          """
          window.WebSocket = class {
            constructor() {
              setTimeout(() => this.onclose?.({code: 1006}));
            }
            close() {}
          };
          """);
      var code = ada.signUp().createRoom("Kitchen table");
      grace.signUp().joinRoom(code);
      grace.say("the long way round");
      ada.assertMessage("the long way round");
      ada.say("and back");
      grace.assertMessage("and back");
      grace.assertMessage("the long way round");
      assertThat(ofAda).noneMatch(url -> url.endsWith(SOCKJS));
      assertThat(ofGrace).anyMatch(url -> url.endsWith(SOCKJS));
      grace.faults.assertNone();
    }
  }

  private static ArrayList<String> requestsOf(Person person) {
    var urls = new ArrayList<String>();
    person.page.onRequest(request -> urls.add(request.url()));
    return urls;
  }
}
