package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Somebody's name leads to the person, and from there to a conversation, wherever it stands.
@Tag("browser")
@Timeout(180)
class NamesTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private String code;

  @BeforeEach
  void meet() {
    ada = scene.newcomer("Ada Lovelace");
    code = ada.createRoom("Kitchen table");
    grace = scene.guest("Grace Hopper", code);
    ada.say("Is anybody awake?");
    grace.assertMessage("Is anybody awake?");
  }

  @Test
  void amongThoseWhoReacted() {
    react();
    assertThat(ada.page.locator(".reaction")).hasText("👍 1");
    ada.message("Is anybody awake?").hover();
    ada.button("Who reacted").click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).containsText("@" + grace.username);
    talkTo(
        ada, ada.page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, named("Grace Hopper")));
  }

  @Test
  void amongThoseWhoReactedByTheKeyboard() {
    react();
    assertThat(ada.page.locator(".reaction")).hasText("👍 1");
    ada.composer().press("Shift+Tab");
    assertThat(ada.message("Is anybody awake?")).isFocused();
    ada.page.keyboard().press("ArrowRight");
    assertThat(ada.page.locator(".reaction")).isFocused();
    ada.page.keyboard().press("ArrowRight");
    assertThat(ada.button("Who reacted")).isFocused();
    ada.page.keyboard().press("Enter");
    var those = ada.page.locator("dialog.those");
    assertThat(those).isVisible();
    those.getByRole(AriaRole.BUTTON, named("Grace Hopper")).focus();
    ada.page.keyboard().press("Enter");
    assertThat(card(ada)).containsText("@" + grace.username);
    assertThat(those).hasCount(0);
    ada.page.keyboard().press("Escape");
    assertThat(card(ada)).hasCount(0);
    assertThat(ada.button("Who reacted")).isFocused();
  }

  @Test
  void amongThoseWhoReactedByFinger() {
    react();
    var touch = new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
    touch.setIsMobile(true);
    var mary = scene.stranger("Mary Somerville", touch).signUp();
    mary.joinRoom(code);
    mary.assertMessage("Is anybody awake?");
    mary.button("Who reacted").tap();
    mary.page.getByRole(AriaRole.DIALOG).getByText("Grace Hopper").tap();
    card(mary).getByText("Message").tap();
    mary.assertHeading(Pattern.compile("Grace Hopper"));
  }

  @Test
  void amongThoseWhoHaveRead() {
    var seen = ada.page.locator(".seen button");
    assertThat(seen).hasText("Seen by Grace Hopper");
    seen.click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).containsText("Who has read this");
    talkTo(
        ada, ada.page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, named("Grace Hopper")));
  }

  @Test
  void whereItIsCalled() {
    ada.say("@" + grace.username + ", @all: tea?");
    ada.assertMessage("tea?");
    ada.composer().press("Shift+Tab");
    ada.page.keyboard().press("ArrowRight");
    assertThat(ada.page.locator("button.call")).isFocused();
    ada.page.keyboard().press("Enter");
    assertThat(card(ada)).containsText("@" + grace.username);
    ada.page.keyboard().press("Escape");
    assertThat(card(ada)).hasCount(0);
    talkTo(ada, ada.page.locator("button.call"));
  }

  @Test
  void inWhatWasFound() {
    grace.say("Plum tart, anybody?");
    ada.assertMessage("Plum tart");
    ada.open("/search?q=plum");
    ada.page.locator(".result").getByRole(AriaRole.BUTTON, named("Grace Hopper")).click();
    assertThat(card(ada)).containsText("@" + grace.username);
    ada.page.keyboard().press("Escape");
    assertThat(card(ada)).hasCount(0);
    ada.page.locator(".result").click();
    assertThat(ada.message("Plum tart")).hasAttribute("data-shown", "");
    ada.page.goBack();
    talkTo(ada, ada.page.locator(".result").getByRole(AriaRole.BUTTON, named("Grace Hopper")));
  }

  @Test
  void inWhatOneWasTold() {
    ada.open("/notices");
    grace.say("Dinner, @" + ada.username + "?");
    var told = ada.page.locator(".told li");
    assertThat(told).containsText("Grace Hopper mentioned you in Kitchen table");
    talkTo(ada, told.getByRole(AriaRole.BUTTON, named("Grace Hopper")));
    ada.page.goBack();
    told.click();
    ada.assertMessage("Dinner");
  }

  /// From a name to the person, and from there to the conversation.
  private static void talkTo(Person person, Locator name) {
    name.click();
    assertThat(card(person)).isVisible();
    card(person).getByText("Message").click();
    assertThat(card(person)).hasCount(0);
    assertThat(person.page.getByRole(AriaRole.DIALOG)).hasCount(0);
    person.assertHeading(Pattern.compile("Grace Hopper"));
  }

  private void react() {
    grace.message("Is anybody awake?").hover();
    grace.button("React").click();
    var find = grace.page.getByLabel("Find by name");
    find.fill("thumbsup");
    find.press("Enter");
    assertThat(grace.page.locator(".reaction")).hasText("👍 1");
  }

  private static Locator card(Person person) {
    return person.page.locator("dialog.card-of");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
