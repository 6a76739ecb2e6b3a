package chat.parlor.page;

import com.microsoft.playwright.WebSocketRoute;
import java.util.ArrayDeque;
import java.util.Deque;

/// The line between somebody's page and the server, which a test can make deaf and cut.
final class Line {
  private final Deque<WebSocketRoute> toPage = new ArrayDeque<>();
  private WebSocketRoute deaf;

  /// To be set up before the page opens its first socket.
  Line(Person person) {
    person.page.routeWebSocket(
        "**/eventbus/websocket",
        page -> {
          toPage.push(page);
          var server = page.connectToServer();
          server.onMessage(
              frame -> {
                if (page != deaf) {
                  page.send(frame.text());
                }
              });
        });
  }

  /// From now on nothing arrives at the page on its present socket.
  void deafen() {
    deaf = toPage.peek();
  }

  /// The page's present socket is closed as if by the server.
  void cut(int code) {
    toPage.peek().close(new WebSocketRoute.CloseOptions().setCode(code));
  }

  int opened() {
    return toPage.size();
  }
}
