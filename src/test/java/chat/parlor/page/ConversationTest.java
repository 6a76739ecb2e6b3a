package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two people in two browsers talk.
@Tag("browser")
@Timeout(120)
class ConversationTest {
  private static final double GONE_MS = 7_500;

  /// On a busy machine a single try says little.
  private static final int TRIES = 5;

  private static final double SHOWN_MS = 50;

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private String code;

  @BeforeEach
  void meet() {
    ada = scene.newcomer("Ada Lovelace");
    code = ada.createRoom("Kitchen table");
    grace = scene.guest("Grace Hopper", code);
  }

  @Test
  void theyTalk() {
    ada.say("Is anybody awake?");
    grace.assertMessage("Is anybody awake?");
    grace.say("Barely.");
    ada.assertMessage("Barely.");
    ada.assertMessage("Is anybody awake?");
  }

  @Test
  void bothSeeTheSameOrder() {
    var count = 60;
    for (int i = 0; i < count; i++) {
      (i % 3 == 0 ? grace : ada).say("number " + i + ".");
    }
    assertThat(ada.page.locator("article[data-seq]")).hasCount(count);
    assertThat(grace.page.locator("article[data-seq]")).hasCount(count);
    var seen = ada.page.locator("article .prose").allInnerTexts();
    assertThat(grace.page.locator("article .prose").allInnerTexts()).isEqualTo(seen);
    var ofAda = new ArrayList<>(seen);
    ofAda.removeIf(text -> Integer.parseInt(text.replaceAll("\\D", "")) % 3 == 0);
    assertThat(ofAda).isSortedAccordingTo((a, b) -> number(a) - number(b)).hasSize(40);
  }

  @Test
  void anOwnMessageShowsAtOnceAndOnce() {
    var fastestMs = Double.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      fastestMs = Math.min(fastestMs, msUntilShown("flash " + i + "."));
      ada.assertMessage("flash " + i + ".");
      assertThat(ada.messages()).hasCount(i + 1);
    }
    assertThat(fastestMs).isLessThan(SHOWN_MS);
  }

  /// How long after Enter the text is in the list.
  private double msUntilShown(String text) {
    var took =
        ada.page.evaluate(
            """
            (text) => new Promise((shown) => {
              const area = document.querySelector('#composer');
              area.value = text;
              area.dispatchEvent(new Event('input', {bubbles: true}));
              const pressed = performance.now();
              new MutationObserver((changes, observer) => {
                const rows = [...document.querySelectorAll('article')];
                if (rows.some((row) => row.textContent.includes(text))) {
                  observer.disconnect();
                  shown(performance.now() - pressed);
                }
              }).observe(document.body, {childList: true, subtree: true, characterData: true});
              const enter = {key: 'Enter', bubbles: true, cancelable: true};
              area.dispatchEvent(new KeyboardEvent('keydown', enter));
            })
            """,
            text);
    return ((Number) took).doubleValue();
  }

  @Test
  void marksBecomeFormatAndMarkupStaysText() {
    ada.say(
        "**bold** *slanted* ~~gone~~ `code` [site](https://example.org/) <img src=x onerror=1>");
    var message = grace.message("onerror").locator(".prose");
    assertThat(message.locator("strong")).hasText("bold");
    assertThat(message.locator("em")).hasText("slanted");
    assertThat(message.locator("del")).hasText("gone");
    assertThat(message.locator("code")).hasText("code");
    assertThat(message.locator("a")).hasAttribute("rel", "noopener noreferrer nofollow");
    assertThat(message.locator("img")).hasCount(0);
    ada.say("[press](javascript:alert(1))");
    assertThat(grace.message("javascript:alert(1)").locator("a")).hasCount(0);
  }

  @Test
  void aNameOfAPictureBecomesThePicture() {
    ada.composer().pressSequentially(":tad");
    assertThat(ada.page.getByRole(AriaRole.LISTBOX)).isVisible();
    ada.composer().press("Tab");
    ada.composer().press("Enter");
    assertThat(grace.page.locator(".emoji-only")).hasText("🎉");
  }

  @Test
  void theLastMessageIsEditedFromAnEmptyComposer() {
    ada.say("Lunch at noon");
    ada.assertMessage("Lunch at noon");
    ada.composer().press("ArrowUp");
    var editor = ada.page.getByLabel("Edit message");
    editor.fill("Lunch at one");
    editor.press("Enter");
    grace.assertMessage("Lunch at one");
    assertThat(grace.message("Lunch at one")).containsText("(edited)");
    assertThat(ada.composer()).isFocused();
  }

  @Test
  void deletingAsksOnceAndTakesTheTextFromEveryone() {
    ada.say("Never mind");
    grace.assertMessage("Never mind");
    ada.message("Never mind").hover();
    ada.message("Never mind").getByLabel("Delete").click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).containsText("Delete this message?");
    ada.confirm("Delete");
    assertThat(grace.message("This message was deleted.")).hasCount(1);
    grace.assertNoMessage("Never mind");
    ada.assertNoMessage("Never mind");
  }

  @Test
  void typingShowsAndFades() {
    grace.composer().pressSequentially("Let me think");
    var line = ada.page.getByText("Grace Hopper is typing");
    assertThat(line).isVisible();
    assertThat(line).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(GONE_MS));
  }

  @Test
  void presenceIsSaidInWords() {
    var grace_ = ada.page.locator(".people-list li").filter(with("Grace Hopper"));
    assertThat(grace_).containsText("Online");
    grace.page.close();
    assertThat(grace_).containsText("Last seen");
  }

  @Test
  void whatIsTooLongIsKeptAndExplained() {
    ada.composer().fill("long ".repeat(2_000));
    ada.composer().press("Enter");
    assertThat(ada.page.getByRole(AriaRole.ALERT)).containsText("Too long by");
    assertThat(ada.page.locator(".counter")).hasText("10,000 / 8,192");
    assertThat(ada.composer()).hasValue(Pattern.compile("^long long"));
    assertThat(ada.messages()).hasCount(0);
    ada.composer().fill("   ");
    ada.composer().press("Enter");
    ada.say("short");
    assertThat(grace.page.locator("article .prose")).hasText(new String[] {"short"});
  }

  @Test
  void aDraftBelongsToItsRoomAndSurvivesAReload() {
    ada.composer().fill("half a thought");
    ada.createRoom("Workshop");
    assertThat(ada.composer()).hasValue("");
    ada.enter("Kitchen table");
    assertThat(ada.composer()).hasValue("half a thought");
    ada.page.reload();
    assertThat(ada.composer()).hasValue("half a thought");
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static int number(String text) {
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }
}
