package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people do with what others said: react, reply, mention, and see who has read.
@Tag("browser")
@Timeout(180)
class AnswersTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;

  @BeforeEach
  void meet() {
    ada = scene.newcomer("Ada Lovelace");
    var code = ada.createRoom("Kitchen table");
    grace = scene.guest("Grace Hopper", code);
    ada.say("Is anybody awake?");
    grace.assertMessage("Is anybody awake?");
  }

  @Test
  void aReactionIsPickedSharedAndTakenBack() {
    pick(grace, "Is anybody awake?", "thumbsup");
    var ofAda = ada.page.locator(".reaction");
    var ofGrace = grace.page.locator(".reaction");
    assertThat(ofAda).hasText("👍 1");
    assertThat(ofAda).hasAttribute("title", "👍 1: Grace Hopper");
    assertThat(ofAda).hasAttribute("aria-pressed", "false");
    assertThat(ofGrace).hasAttribute("aria-pressed", "true");
    assertThat(ada.message("Is anybody awake?"))
        .hasAttribute("aria-label", Pattern.compile("Is anybody awake\\?, 👍 1: Grace Hopper$"));

    ofAda.click();
    assertThat(ofGrace).hasText("👍 2");
    assertThat(ofAda).hasAttribute("aria-pressed", "true");
    ofGrace.click();
    assertThat(ofAda).hasText("👍 1");
    ofAda.click();
    assertThat(ofAda).hasCount(0);
    assertThat(ofGrace).hasCount(0);
  }

  @Test
  void aReplyQuotesWhatItAnswersAndFollowsIt() {
    tool(grace, "Is anybody awake?", "Reply").click();
    assertThat(grace.composer()).isFocused();
    assertThat(grace.page.locator(".answering")).containsText("Replying to Ada Lovelace");
    grace.say("Barely.");
    assertThat(grace.page.locator(".answering")).hasCount(0);
    var quoted = ada.message("Barely.").locator(".quoted");
    assertThat(quoted).containsText("Ada Lovelace");
    assertThat(quoted).containsText("Is anybody awake?");

    ada.composer().press("ArrowUp");
    var editor = ada.page.getByLabel("Edit message");
    editor.fill("Is *everybody* awake? <img src=x onerror=alert(1)>");
    editor.press("Enter");
    var follows = grace.message("Barely.").locator(".quoted");
    assertThat(follows).containsText("Is everybody awake? <img src=x onerror=alert(1)>");
    assertThat(follows.locator("img")).hasCount(0);

    follows.click();
    assertThat(grace.page.locator(".message[data-shown] .prose")).containsText("everybody");
    tool(ada, "(edited)", "Delete").click();
    ada.confirm("Delete");
    assertThat(follows).containsText("This message was deleted.");
    assertThat(quoted).containsText("This message was deleted.");
  }

  @Test
  void aReplyCanBeGivenUp() {
    tool(grace, "Is anybody awake?", "Reply").click();
    grace.composer().press("Escape");
    assertThat(grace.page.locator(".answering")).hasCount(0);
    grace.say("Something else.");
    ada.assertMessage("Something else.");
    assertThat(ada.page.locator(".quoted")).hasCount(0);
  }

  @Test
  void aMentionIsCompletedMarkedAndCounted() {
    grace.page.locator(".wordmark").click();
    ada.composer().pressSequentially("Wake up, @gra");
    assertThat(ada.page.getByRole(AriaRole.LISTBOX)).containsText("Grace Hopper");
    ada.composer().press("Tab");
    assertThat(ada.composer()).hasValue("Wake up, @" + grace.username + " ");
    ada.composer().press("Enter");
    assertThat(grace.roomInList("Kitchen table")).containsText("1 mention");
    assertThat(ada.page.locator(".call")).hasText("@" + grace.username);

    grace.enter("Kitchen table");
    assertThat(grace.page.locator(".call[data-me]")).hasText("@" + grace.username);
    assertThat(grace.page.locator(".count")).hasCount(0);
    ada.say("`@" + grace.username + "` is how one writes that");
    grace.assertMessage("is how one writes that");
    assertThat(grace.page.locator(".call")).hasCount(1);
  }

  @Test
  void aMentionThatIsTakenBackCountsNoMore() {
    grace.page.locator(".wordmark").click();
    ada.say("@" + grace.username + ", coffee?");
    assertThat(grace.roomInList("Kitchen table")).containsText("1 mention");
    grace.page.reload();
    assertThat(grace.roomInList("Kitchen table")).containsText("1 mention");
    ada.composer().press("ArrowUp");
    var editor = ada.page.getByLabel("Edit message");
    editor.fill("Somebody, coffee?");
    editor.press("Enter");
    assertThat(grace.page.locator(".count.calls")).hasCount(0);
    assertThat(grace.roomInList("Kitchen table")).containsText("1 unread message");
  }

  @Test
  void theAuthorSeesWhoHasRead() {
    assertThat(ada.page.locator(".seen")).hasText("Seen by Grace Hopper");
    grace.page.locator(".wordmark").click();
    ada.say("And now?");
    ada.assertMessage("And now?");
    assertThat(grace.roomInList("Kitchen table")).containsText("1 unread message");
    assertThat(ada.page.locator(".seen")).hasCount(0);
    grace.enter("Kitchen table");
    assertThat(ada.page.locator(".seen")).hasText("Seen by Grace Hopper");
  }

  @Test
  void aMessageAndAllAfterItCanBeMarkedUnread() {
    ada.say("one more");
    grace.assertMessage("one more");
    var second = grace.inAnotherTab();
    second.open("/");
    assertThat(second.roomInList("Kitchen table")).isVisible();
    assertThat(second.page.locator(".count")).hasCount(0);
    tool(grace, "Is anybody awake?", "Mark unread from here").click();
    assertThat(second.roomInList("Kitchen table")).containsText("2 unread messages");
    assertThat(grace.roomInList("Kitchen table")).containsText("2 unread messages");
    assertThat(grace.page.locator("li.divider")).hasCount(1);
    grace.composer().press("Escape");
    assertThat(second.page.locator(".count")).hasCount(0);
  }

  @Test
  void everythingIsReadAtOnce() {
    grace.page.locator(".wordmark").click();
    ada.say("@" + grace.username + ", one more");
    assertThat(grace.roomInList("Kitchen table")).containsText("1 mention");
    grace.page.keyboard().press("Shift+Escape");
    assertThat(grace.page.locator(".count")).hasCount(0);
    grace.page.reload();
    assertThat(grace.roomInList("Kitchen table")).isVisible();
    assertThat(grace.page.locator(".count")).hasCount(0);
  }

  @Test
  void theAuthorSeesWhatItSaidBefore() {
    ada.composer().press("ArrowUp");
    var editor = ada.page.getByLabel("Edit message");
    editor.fill("Is everybody awake?");
    editor.press("Enter");
    ada.message("Is everybody awake?").getByText("(edited)").click();
    var versions = ada.page.getByRole(AriaRole.DIALOG).locator("li .prose");
    assertThat(versions).hasText(new String[] {"Is everybody awake?", "Is anybody awake?"});
    ada.page.keyboard().press("Escape");
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).hasCount(0);
    assertThat(grace.message("Is everybody awake?").getByText("(edited)")).isVisible();
    assertThat(grace.page.locator("button.edited")).hasCount(0);
  }

  @Test
  void aDraftFollowsToAnotherDevice() {
    ada.composer().fill("half a thought");
    var tablet = scene.stranger("Ada Lovelace");
    tablet.open("/signin");
    tablet.page.getByLabel("Username").fill(ada.username);
    tablet.password().fill(Person.PASSWORD);
    tablet.button("Sign in").click();
    tablet.enter("Kitchen table");
    assertThat(tablet.composer()).hasValue("half a thought");
    tablet.composer().pressSequentially(", finished");
    assertThat(ada.composer()).hasValue("half a thought, finished");
    ada.composer().press("Enter");
    ada.assertMessage("half a thought, finished");
    assertThat(tablet.composer()).hasValue("");
    assertThat(ada.composer()).hasValue("");
  }

  @Test
  void aRoomIsNamedAndTheLinkLeadsThere() {
    ada.createRoom("Garden");
    ada.enter("Kitchen table");
    ada.composer().pressSequentially("We are in the #gar");
    assertThat(ada.page.getByRole(AriaRole.LISTBOX)).containsText("Garden");
    ada.composer().press("Tab");
    ada.composer().press("Enter");
    ada.message("We are in the #Garden").getByText("#Garden").click();
    ada.assertHeading(Pattern.compile("Garden"));
  }

  @Test
  void codeHasTheColoursOfItsLanguage() {
    ada.say("```js\nconst name = 'Grace'; // <img src=x onerror=alert(1)>\n```");
    var code = grace.message("const name").locator("pre code");
    assertThat(code.locator(".code-keyword")).hasText("const");
    assertThat(code.locator(".code-string")).hasText("'Grace'");
    assertThat(code.locator(".code-comment")).hasText("// <img src=x onerror=alert(1)>");
    assertThat(code.locator("img")).hasCount(0);
    ada.say("```\nlet it be\n```");
    grace.assertMessage("let it be");
    assertThat(grace.message("let it be").locator("code span")).hasCount(0);
  }

  @Test
  void anEmojiIsPickedWithTheKeyboard() {
    grace.composer().press("Shift+Tab");
    assertThat(grace.message("Is anybody awake?")).isFocused();
    grace.page.keyboard().press("ArrowRight");
    assertThat(exactly(grace, "React")).isFocused();
    grace.page.keyboard().press("Enter");
    assertThat(grace.page.getByRole(AriaRole.DIALOG)).isVisible();
    grace.page.keyboard().press("ArrowDown");
    grace.page.keyboard().press("ArrowRight");
    grace.page.keyboard().press("Enter");
    assertThat(ada.page.locator(".reaction")).hasText("😃 1");
    assertThat(exactly(grace, "React")).isFocused();
  }

  private static void pick(Person person, String message, String name) {
    tool(person, message, "React").click();
    var find = person.page.getByLabel("Find by name");
    find.fill(name);
    find.press("Enter");
    assertThat(person.page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  private static Locator exactly(Person person, String label) {
    return person.page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator tool(Person person, String message, String label) {
    person.message(message).hover();
    return person
        .message(message)
        .locator(".tools")
        .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }
}
