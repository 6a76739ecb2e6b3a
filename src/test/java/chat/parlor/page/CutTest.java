package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A connection that ends and is there again before anybody notices.
@Tag("browser")
@Timeout(120)
class CutTest {
  private static final int TOKEN_EXPIRED = 4001;
  private static final int TOO_SLOW = 4008;
  private static final int GOING_AWAY = 1012;
  private static final String REFRESH = "/api/v1/sessions/refresh";

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private Line line;

  @BeforeEach
  void meet() {
    ada = scene.stranger("Ada Lovelace");
    line = new Line(ada);
    var code = ada.signUp().createRoom("Kitchen table");
    grace = scene.guest("Grace Hopper", code);
    grace.say("before");
    ada.assertMessage("before");
    ada.page.evaluate(
        """
        () => new MutationObserver(() => {
          if (document.querySelector('.offline')) window.bannerSeen = true;
        }).observe(document.body, {subtree: true, childList: true, attributes: true})
        """);
  }

  @ParameterizedTest
  @ValueSource(ints = {TOKEN_EXPIRED, TOO_SLOW, GOING_AWAY})
  void whatWasMissedIsThereAndNothingElseHasChanged(int code) {
    ada.composer().fill("half a thought");
    var opened = line.opened();
    line.deafen();
    grace.say("unheard");
    grace.assertMessage("unheard");
    ada.assertNoMessage("unheard");
    line.cut(code);
    ada.assertMessages(List.of("before", "unheard"));
    grace.say("after");
    ada.assertMessages(List.of("before", "unheard", "after"));
    assertThat(line.opened()).isEqualTo(opened + 1);
    assertThat(ada.composer()).hasValue("half a thought");
    assertThat(ada.composer()).isFocused();
    assertThat(ada.page.evaluate("() => window.bannerSeen ?? false")).isEqualTo(false);
  }

  @Test
  void anExpiredTokenIsRenewedBeforeTheSocketIsOpenedAgain() {
    var refreshed = new ArrayList<String>();
    ada.page.onRequest(
        request -> {
          if (request.url().endsWith(REFRESH)) {
            refreshed.add(request.method());
          }
        });
    line.cut(TOKEN_EXPIRED);
    ada.say("still here");
    grace.assertMessage("still here");
    assertThat(refreshed).containsExactly("POST");
  }
}
