package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Looking for what was said, and going anywhere by a few letters.
@Tag("browser")
@Timeout(120)
class FindingTest {
  @RegisterExtension static final Scene scene = new Scene();

  @Test
  void aResultOpensInItsPlaceAndBackLeadsToTheResults() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    ada.say("The Café <b>opens</b> at nine");
    ada.assertMessage("opens");
    for (var i = 0; i < 60; i++) {
      ada.say("line " + i);
    }
    ada.assertMessage("line 59");
    ada.page.getByTitle(Pattern.compile("^Search")).click();
    assertThat(field(ada)).isFocused();
    field(ada).pressSequentially("cafe");
    assertThat(ada.page.locator(".result mark")).hasText("Café");
    assertThat(ada.page.locator(".result-text"))
        .hasText(Pattern.compile("^The Café <b>opens</b> at nine, Ada Lovelace, Kitchen table, "));
    assertThat(ada.page).hasURL(Pattern.compile("/search\\?q=cafe$"));
    ada.page.locator(".result").click();
    assertThat(ada.message("opens")).hasAttribute("data-shown", "");
    assertThat(ada.message("opens")).isInViewport();
    ada.page.goBack();
    assertThat(field(ada)).hasValue("cafe");
    assertThat(ada.page.locator(".result")).hasCount(1);
  }

  @Test
  void whatWasFoundIsShownAsTextWithoutItsMarks() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    ada.say("- **Plum** tart, [the plum one](https://plum.example/plum)\n- `plum_jam` and _plum_");
    ada.assertMessage("tart");
    ada.say("```js\nconst plum = '**ripe**';\n```");
    ada.assertMessage("ripe");
    ada.open("/search?q=plum");
    assertThat(ada.page.locator(".result-text").first()).containsText("const plum = '**ripe**';");
    var second = ada.page.locator(".result-text").nth(1);
    assertThat(second).containsText("Plum tart, the plum one plum_jam and plum");
    assertThat(second.locator("mark").first()).hasText("Plum");
    assertThat(second.locator("mark").last()).hasText("plum");
    ada.open("/search?q=const");
    assertThat(ada.page.locator(".result-text mark")).hasText("const");
  }

  @Test
  void filtersCanBeClickedMistakesAreExplainedAndPagesGoOn() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    for (var i = 0; i < 25; i++) {
      ada.say("plum " + i);
    }
    ada.assertMessage("plum 24");
    ada.open("/search?q=plum");
    assertThat(ada.page.locator(".result")).hasCount(20);
    ada.button("More").click();
    assertThat(ada.page.locator(".result")).hasCount(25);
    assertThat(ada.page.locator("#live")).hasText("25 results");
    ada.page.getByText("Best", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(ada.page.locator(".result")).hasCount(20);
    ada.button("has:link").click();
    assertThat(ada.page.locator(".search-none")).isVisible();
    field(ada).fill("on:never");
    assertThat(ada.page.getByRole(AriaRole.ALERT)).isVisible();
    field(ada).fill("from:me 7");
    assertThat(ada.page.locator(".result")).hasCount(1);
  }

  @Test
  void someLettersLeadToRoomsPeopleAndCommands() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Garden");
    var code = ada.createRoom("Kitchen table");
    scene.guest("Grace Hopper", code);
    ada.page.keyboard().press("Control+k");
    assertThat(palette(ada)).isFocused();
    palette(ada).fill("gdn");
    assertThat(options(ada).first()).hasText(Pattern.compile("Garden"));
    palette(ada).press("Enter");
    ada.assertHeading(Pattern.compile("Garden"));
    assertThat(palette(ada)).hasCount(0);

    ada.page.keyboard().press("Control+k");
    palette(ada).fill("hopper");
    assertThat(options(ada).first()).hasText(Pattern.compile("Grace Hopper"));
    palette(ada).press("Escape");
    assertThat(palette(ada)).hasCount(0);
    assertThat(ada.composer()).isFocused();

    ada.page.keyboard().press("Control+k");
    palette(ada).fill("search");
    palette(ada).press("ArrowDown");
    palette(ada).press("ArrowUp");
    palette(ada).press("Enter");
    assertThat(field(ada)).isFocused();
    ada.page.keyboard().press("Control+k");
    palette(ada).fill("zzzz");
    assertThat(ada.page.locator(".palette-none")).isVisible();
    ada.page.keyboard().press("Control+k");
    assertThat(palette(ada)).hasCount(0);
  }

  @Test
  void someLettersLeadToPeopleOneHasNotMet() {
    var ada = scene.newcomer("Ada Lovelace");
    scene.newcomer("Mary Somerville");
    ada.page.keyboard().press("Control+k");
    palette(ada).pressSequentially("somerv");
    assertThat(options(ada).first()).hasText(Pattern.compile("Mary Somerville"));
    palette(ada).press("Enter");
    ada.assertHeading(Pattern.compile("Mary Somerville"));
  }

  @Test
  void allShortcutsAreListed() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    ada.page.keyboard().press("Control+/");
    var help = ada.page.getByRole(AriaRole.DIALOG);
    assertThat(help).containsText("Go to a room, a person or a command");
    ada.page.keyboard().press("Control+/");
    assertThat(help).hasCount(0);
    assertThat(ada.composer()).isFocused();
  }

  @Test
  void whatCannotBeLoadedIsSaidAndComesLater() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.faults.expect("ERR_INTERNET_DISCONNECTED");
    ada.page.context().setOffline(true);
    ada.page.keyboard().press("Control+k");
    assertThat(ada.page.locator("#remark")).containsText("This could not be loaded.");
    ada.page.locator(".people-link").click();
    assertThat(ada.page.getByRole(AriaRole.ALERT)).containsText("not here yet");
    ada.page.context().setOffline(false);
    assertThat(ada.page.getByLabel("Name or username")).isVisible();
    ada.page.keyboard().press("Control+k");
    assertThat(palette(ada)).isFocused();
  }

  @Test
  void aDayLeadsToWhatWasSaidFirstOnIt() {
    var ada = scene.newcomer("Ada Lovelace");
    ada.createRoom("Kitchen table");
    ada.say("first of all");
    for (var i = 0; i < 70; i++) {
      ada.say("line " + i);
    }
    ada.assertMessage("line 69");
    assertThat(ada.message("first of all")).not().isInViewport();
    ada.button("Jump to a date").click();
    var day = ada.page.getByLabel("Day", new Page.GetByLabelOptions().setExact(true));
    assertThat(day).isFocused();
    assertThat(day.inputValue()).matches("\\d{4}-\\d\\d-\\d\\d");
    ada.button("Go there").click();
    assertThat(ada.message("first of all")).isInViewport();
    assertThat(ada.page).hasURL(Pattern.compile("/rooms/\\w+/\\d+$"));
  }

  private static Locator field(Person person) {
    return person.page.getByLabel("Search messages");
  }

  private static Locator palette(Person person) {
    return person.page.getByRole(AriaRole.COMBOBOX);
  }

  private static Locator options(Person person) {
    return person.page.getByRole(AriaRole.OPTION);
  }
}
