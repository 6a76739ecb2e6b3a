package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// All of it without a mouse.
@Tag("browser")
@Timeout(120)
class KeyboardTest {
  private static final int STEPS_MAX = 40;

  @RegisterExtension static final Scene scene = new Scene();

  private final List<String> lost = new ArrayList<>();
  private Person ada;

  @Test
  void theWholeJourney() {
    ada = scene.stranger("Ada Lovelace");
    ada.open("/");
    assertThat(ada.page.getByLabel("Your name")).isFocused();
    type("Ada Lovelace");
    step("Tab");
    type(ada.username);
    step("Tab");
    type(Person.PASSWORD);
    step("Enter");
    ada.assertHeading(Pattern.compile("Ada Lovelace"));
    walkTo("#room-name");
    type("Kitchen table");
    step("Enter");
    assertThat(ada.composer()).isFocused();
    type("Lunch at noon");
    step("Enter");
    ada.assertMessage("Lunch at noon");
    step("ArrowUp");
    assertThat(ada.page.getByLabel("Edit message")).isFocused();
    type(" or one");
    step("Enter");
    ada.assertMessage("Lunch at noon or one");
    step("Shift+Tab");
    assertThat(ada.message("Lunch")).isFocused();
    walkTo("[aria-label=Delete]", "ArrowRight");
    step("Enter");
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).isVisible();
    step("Escape");
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(ada.message("Lunch").getByLabel("Delete")).isFocused();
    step("Enter");
    walkTo(".ask .danger");
    step("Enter");
    assertThat(ada.message("This message was deleted.")).isVisible();
    walkTo(".details .danger");
    step("Enter");
    walkTo(".ask .danger");
    step("Enter");
    ada.assertHeading(Pattern.compile("Good .+ Ada Lovelace"));
    walkTo(".sidebar-me");
    step("Enter");
    walkTo("[name=theme]");
    step("ArrowRight");
    assertThat(ada.page.locator("html")).hasAttribute("data-theme", "light");
    assertThat(ada.page.locator(".devices li")).isVisible();
    walkTo(".profile > .danger");
    step("Enter");
    ada.assertHeading(Pattern.compile("Welcome back"));
    assertThat(lost).isEmpty();
  }

  @Test
  void aQuestionKeepsTheFocusAndGivesItBack() {
    ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    ada.button("Leave room").focus();
    step("Enter");
    for (int i = 0; i < 5; i++) {
      step("Tab");
      var outside = "() => document.activeElement.closest('main, nav') !== null";
      assertThat(ada.page.evaluate(outside)).isEqualTo(false);
    }
    step("Escape");
    assertThat(ada.button("Leave room")).isFocused();
  }

  private void type(String text) {
    ada.page.keyboard().type(text);
  }

  private void walkTo(String selector) {
    walkTo(selector, "Tab");
  }

  private void walkTo(String selector, String key) {
    var there = "selector => document.activeElement.matches(selector)";
    for (int i = 0; i < STEPS_MAX; i++) {
      step(key);
      if (ada.page.evaluate(there, selector).equals(true)) {
        return;
      }
    }
    throw new AssertionError(selector + " cannot be reached with " + key);
  }

  /// Presses a key; what has the focus then must be marked and in sight.
  @SuppressWarnings("unchecked")
  private void step(String key) {
    ada.page.keyboard().press(key);
    if (key.endsWith("Tab") || key.startsWith("Arrow")) {
      lost.addAll((List<String>) ada.page.evaluate(Focus.UNMARKED));
      lost.addAll((List<String>) ada.page.evaluate(Focus.COVERED));
    }
  }
}
