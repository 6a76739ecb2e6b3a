package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page under fingers, enlarged, without motion, and in somebody's own colours.
@Tag("browser")
@Timeout(120)
class ComfortTest {
  /// Links inside a sentence are as high as its line.
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('button, a[href], input, textarea, label:has(input)')]
        .filter((one) => one.checkVisibility() && !one.closest('.prose, .other, .unseen, .skip'))
        .filter((one) => !one.matches('label input'))
        .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
        .filter(([, {width, height}]) => Math.min(width, height) < 43.5)
        .map(([html, {width, height}]) => `${Math.round(width)} × ${Math.round(height)}: ${html}`)
      """;

  /// What sticks out of the window at its sides.
  private static final String CUT =
      """
      () => [...document.querySelectorAll('h1, h2, p, button, a, input, textarea, time')]
        .filter((one) => one.checkVisibility() && !one.closest('.unseen, .skip, .tools'))
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5
          || one.getBoundingClientRect().left < -0.5
          || document.scrollingElement.scrollWidth > innerWidth)
        .map((one) => one.outerHTML.slice(0, 90))
      """;

  @RegisterExtension static final Scene scene = new Scene();

  @Test
  void aFingerReachesEverything() {
    var phone = new Browser.NewContextOptions();
    phone.setHasTouch(true).setIsMobile(true).setViewportSize(390, 844);
    var ada = scene.stranger("Ada Lovelace", phone);
    ada.open("/signup");
    assertThat(ada.password()).isVisible();
    assertThat(ada.page.evaluate("() => matchMedia('(pointer: coarse)').matches")).isEqualTo(true);
    assertThat(found(ada, SMALL)).isEmpty();
    ada.signUp();
    assertThat(found(ada, SMALL)).isEmpty();
    ada.page.getByLabel("Room name").fill("Kitchen table");
    ada.button("Create room").tap();
    ada.composer().tap();
    ada.composer().fill("first");
    ada.composer().press("Enter");
    assertThat(ada.composer()).hasValue("first\n");
    ada.button("Send").tap();
    ada.assertMessage("first");
    ada.message("first").tap();
    assertThat(ada.message("first").getByLabel("Copy link")).isVisible();
    assertThat(found(ada, SMALL)).isEmpty();
    ada.message("first").getByLabel("Delete").tap();
    assertThat(found(ada, SMALL)).isEmpty();
    ada.confirm("Delete");
    assertThat(ada.message("This message was deleted.")).isVisible();
    ada.page.getByTitle("Room details").tap();
    assertThat(ada.button("Leave room")).isVisible();
    assertThat(found(ada, SMALL)).isEmpty();
    ada.open("/profile");
    assertThat(ada.button("Sign out")).isVisible();
    assertThat(found(ada, SMALL)).isEmpty();
  }

  /// A window of 1280 × 1024 at 400 %.
  @Test
  void enlargedFourTimesNothingIsCutOff() {
    var enlarged = new Browser.NewContextOptions().setViewportSize(320, 256);
    var ada = scene.stranger("Ada Lovelace", enlarged);
    ada.open("/signup");
    assertThat(ada.password()).isVisible();
    assertThat(found(ada, CUT)).isEmpty();
    ada.signUp();
    assertThat(found(ada, CUT)).isEmpty();
    ada.page.getByLabel("Room name").fill("A kitchen table with a long name");
    ada.button("Create room").click();
    ada.say("word".repeat(100) + " https://example.org/" + "path/".repeat(30));
    ada.say("the last line");
    ada.assertMessage("the last line");
    assertThat(found(ada, CUT)).isEmpty();
    assertThat(ada.composer()).isInViewport();
    assertThat(ada.message("the last line")).isInViewport();
    ada.page.getByTitle("Room details").click();
    assertThat(ada.button("Leave room")).isVisible();
    assertThat(found(ada, CUT)).isEmpty();
    ada.button("Leave room").click();
    assertThat(ada.page.locator("dialog.ask").getByText("Cancel")).isInViewport();
    assertThat(found(ada, CUT)).isEmpty();
  }

  @Test
  void whoWishesNoMotionSeesNone() {
    var ada = scene.newcomer("Ada Lovelace");
    var grace = scene.guest("Grace Hopper", ada.createRoom("Kitchen table"));
    var running = "() => document.getAnimations().length";
    grace.composer().pressSequentially("Let me think");
    assertThat(ada.page.locator(".typing-dots")).isVisible();
    assertThat((Integer) ada.page.evaluate(running)).isPositive();
    var still = new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE);
    ada.page.emulateMedia(still);
    grace.composer().pressSequentially(" a little more");
    assertThat(ada.page.locator(".typing-dots")).isVisible();
    ada.button("Leave room").hover();
    assertThat(ada.page.evaluate(running)).isEqualTo(0);
  }

  @Test
  void inForcedColoursFocusAndUnreadAreVisible() {
    var ada = scene.newcomer("Ada Lovelace");
    var grace = scene.guest("Grace Hopper", ada.createRoom("Kitchen table"));
    ada.createRoom("Workshop");
    grace.say("anybody here?");
    var forced = new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE);
    ada.page.emulateMedia(forced);
    var count = ada.page.locator("nav .count");
    assertThat(count).isVisible();
    assertThat(count).hasCSS("border-top-style", "solid");
    assertThat(ada.page.locator("nav [aria-current]")).hasCSS("border-top-style", "solid");
    var unmarked = new ArrayList<String>();
    for (int i = 0; i < 16; i++) {
      ada.page.keyboard().press("Tab");
      unmarked.addAll(found(ada, Focus.UNMARKED));
    }
    assertThat(unmarked).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<String> found(Person person, String script) {
    return (List<String>) person.page.evaluate(script);
  }
}
