package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Writing a message.
@Tag("browser")
@Timeout(120)
class ComposerTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;

  @BeforeEach
  void sitDown() {
    ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
  }

  /// Enter takes what an input method proposes; only the next one sends.
  @Test
  void enterDoesNotSendWhileAnInputMethodIsOpen() {
    var chromium = ada.page.context().newCDPSession(ada.page);
    var composition = new JsonObject();
    composition.addProperty("text", "にほん");
    composition.addProperty("selectionStart", 3);
    composition.addProperty("selectionEnd", 3);
    chromium.send("Input.imeSetComposition", composition);
    assertThat(ada.composer()).hasValue("にほん");
    ada.page.keyboard().press("Enter");
    assertThat(ada.messages()).hasCount(0);
    ada.composer().fill("日本");
    ada.page.keyboard().press("Enter");
    ada.assertMessages(List.of("日本"));
  }

  @Test
  void shiftEnterBreaksTheLine() {
    ada.page.keyboard().type("first");
    ada.page.keyboard().press("Shift+Enter");
    ada.page.keyboard().type("second");
    assertThat(ada.composer()).hasValue("first\nsecond");
    ada.page.keyboard().press("Enter");
    assertThat(ada.message("first")).containsText("second");
    assertThat(ada.messages()).hasCount(1);
  }

  @Test
  void itGrowsToTwoFifthsOfTheWindowAndThenScrolls() {
    var low = height();
    ada.composer().fill("line\n".repeat(4));
    assertThat(height()).isGreaterThan(low + 40);
    ada.composer().fill("line\n".repeat(80));
    assertThat(height()).isBetween(0.36 * 800, 0.41 * 800);
    assertThat(ada.page.evaluate("() => document.scrollingElement.scrollHeight")).isEqualTo(800);
    assertThat(ada.composer()).isInViewport();
  }

  @Test
  void itHasTheCaretInWhicheverRoomOneGoesTo() {
    ada.createRoom("Workshop");
    assertThat(ada.composer()).isFocused();
    ada.enter("Kitchen table");
    assertThat(ada.composer()).isFocused();
    ada.page.keyboard().press("Alt+ArrowDown");
    assertThat(ada.page.locator("#room-title")).hasText("Workshop");
    assertThat(ada.composer()).isFocused();
  }

  private double height() {
    return ada.composer().boundingBox().height;
  }
}
