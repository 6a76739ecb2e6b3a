package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Being told what one should know, and being reminded.
@Tag("browser")
@Timeout(180)
class BulletinTest {
  /// A browser that writes down what it would show.
  private static final String DESKTOP =
      """
      window.shown = [];
      window.Notification = class {
        static permission = localStorage.getItem('may') ?? 'default';
        static async requestPermission() {
          localStorage.setItem('may', 'granted');
          return (this.permission = 'granted');
        }
        constructor(title, {body, tag}) {
          window.shown.push(`${title}: ${body}`);
          window.last = this;
        }
        close() {}
      };
      """;

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private String code;

  @BeforeEach
  void arrive() {
    ada = scene.newcomer("Ada Lovelace");
    code = ada.createRoom("Kitchen table");
    grace = scene.guest("Grace Hopper", code);
  }

  @Test
  void whoIsMentionedIsToldOnAllDevices() {
    ada.page.locator(".wordmark").click();
    var other = ada.inAnotherTab();
    other.open("/notices");
    grace.say("Dinner, @" + ada.username + "?");
    assertThat(badge(ada)).hasText("1");
    ada.page.locator(".sidebar-told").click();
    ada.assertHeading(Pattern.compile("Notifications"));
    var told = told(ada);
    assertThat(told).hasCount(1);
    assertThat(told).containsText("Grace Hopper mentioned you in Kitchen table");
    assertThat(told).containsText("Dinner, @" + ada.username + "?");
    assertThat(told(other)).hasAttribute("data-unread", "");
    told.locator("a").click();
    ada.assertMessage("Dinner");
    assertThat(badge(ada)).hasCount(0);
    assertThat(badge(other)).hasCount(0);
    assertThat(told(other)).hasCount(1);
    assertThat(told(other)).not().hasAttribute("data-unread", "");
  }

  @Test
  void allIsReadAtOnceAndTheRestCanBeHidden() {
    ada.open("/notices");
    assertThat(ada.page.getByText("Nothing yet.")).isVisible();
    for (var i = 0; i < 3; i++) {
      grace.say(i + " for @" + ada.username + ", now");
      grace.assertMessage(i + " for");
    }
    assertThat(told(ada)).hasCount(3);
    assertThat(told(ada).first()).containsText("2 for");
    ada.page.getByLabel(Pattern.compile("^Mark as read")).first().click();
    assertThat(badge(ada)).hasText("2");
    ada.page.getByLabel("Only what is not read").check();
    assertThat(told(ada)).hasCount(2);
    ada.button("Mark all as read").click();
    assertThat(badge(ada)).hasCount(0);
    assertThat(ada.page.getByText("You have read it all.")).isVisible();
    assertThat(told(ada)).hasCount(0);
  }

  @Test
  void readingTheRoomReadsWhatOneWasTold() {
    ada.page.locator(".wordmark").click();
    grace.say("@all, tea");
    assertThat(badge(ada)).hasText("1");
    ada.enter("Kitchen table");
    assertThat(badge(ada)).hasCount(0);
  }

  @Test
  void aMessageComesBackWhenItIsTime() {
    grace.say("Water the plants");
    ada.assertMessage("Water the plants");
    ada.message("Water the plants").hover();
    ada.message("Water the plants").getByLabel("Remind me").click();
    var dialog = ada.page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Grace Hopper: Water the plants");
    ada.page.getByLabel("When?").fill("some day");
    dialog.getByText("Remind me", exactly()).click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("not understood");
    ada.page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
    ada.message("Water the plants").hover();
    ada.message("Water the plants").getByLabel("Remind me").click();
    dialog.getByText("Tomorrow", exactly()).click();
    assertThat(ada.page.getByLabel("When?")).hasValue("tomorrow 9:00");
    dialog.getByText("Remind me", exactly()).click();
    assertThat(ada.page.locator("#remark")).containsText("You will be reminded");

    ada.page.locator(".sidebar-told").click();
    var reminder = ada.page.locator(".reminders li");
    assertThat(reminder).containsText("Grace Hopper: Water the plants");
    ada.button("Change: Water the plants").click();
    ada.page.getByLabel("Note").fill("The big one, too");
    ada.page.getByRole(AriaRole.DIALOG).getByText("Save").click();
    assertThat(reminder).containsText("The big one, too");
    remind(ada, "Now!");
    assertThat(told(ada)).containsText("Reminder");
    assertThat(told(ada)).containsText("Now!");
    assertThat(reminder).hasCount(1);
    ada.button("Cancel: The big one, too").click();
    assertThat(reminder).hasCount(0);
  }

  @Test
  void whatOneWantsOfARoomIsKept() {
    ada.button("Mentions and replies Notifications of this room").click();
    ada.page.getByLabel("Nothing", new Page.GetByLabelOptions().setExact(true)).check();
    ada.page.getByLabel("Make no noise").selectOption("8");
    ada.page.getByRole(AriaRole.DIALOG).getByText("Save").click();
    assertThat(ada.button("Nothing, muted Notifications of this room")).isVisible();
    ada.page.locator(".wordmark").click();
    grace.say("@" + ada.username + ", @all: quiet?");
    assertThat(ada.roomInList("Kitchen table")).containsText("1 unread message");
    ada.open("/notices");
    assertThat(ada.page.getByText("Nothing yet.")).isVisible();
    assertThat(badge(ada)).hasCount(0);
  }

  @Test
  void keywordsAndQuietHoursAreKept() {
    ada.open("/profile");
    ada.page
        .getByLabel("Keywords", new Page.GetByLabelOptions().setExact(true))
        .fill("tea\ncaf\u00e9");
    ada.button("Save Keywords").click();
    assertThat(ada.page.locator("#remark")).hasText("Saved");
    ada.page.getByLabel("Keep quiet hours").check();
    ada.page.getByLabel("From").fill("21:30");
    ada.button("Save Quiet hours").click();
    grace.say("Somebody for a Cafe?");
    assertThat(badge(ada)).hasText("1");
    ada.page.reload();
    assertThat(ada.page.getByLabel("From")).hasValue("21:30");
    assertThat(ada.page.getByLabel("Keep quiet hours")).isChecked();
    assertThat(ada.page.locator("#my-keywords")).hasValue(Pattern.compile("tea"));
    ada.open("/notices");
    assertThat(told(ada)).containsText("Grace Hopper said \u201ccaf\u00e9\u201d in Kitchen table");
  }

  @Test
  void theDesktopShowsWhatOneDoesNotLookAt() {
    ada.page.addInitScript(DESKTOP);
    ada.open("/notices");
    grace.say("1 @" + ada.username + ", look");
    assertThat(badge(ada)).hasText("1");
    ada.button("Turn on desktop notifications").click();
    assertThat(ada.button("Turn off desktop notifications")).isVisible();
    grace.say("2 @" + ada.username + ", look");
    ada.page.waitForFunction("() => window.shown.length === 1");
    assertThat(shown())
        .isEqualTo("Grace Hopper mentioned you in Kitchen table: 2 @" + ada.username + ", look");
    ada.page.evaluate("() => window.last.onclick()");
    ada.assertMessage("2 @");
    grace.say("3 @" + ada.username + ", look");
    ada.assertMessage("3 @");
    ada.page.locator(".sidebar-told").click();
    grace.say("4 @" + ada.username + ", look");
    ada.page.waitForFunction("() => window.shown.length === 2");
    assertThat(shown()).as("what was looked at is left out").contains("4 @");
    ada.button("Turn off desktop notifications").click();
    assertThat(ada.button("Turn on desktop notifications")).isVisible();
  }

  @Test
  void whatOthersWriteIsTextHereToo() {
    var attack = "<img src=x onerror=alert(1)>";
    ada.open("/notices");
    grace.say(attack + " @" + ada.username + ", look");
    assertThat(told(ada)).containsText(attack);
    ada.button("New reminder").click();
    ada.page.getByLabel("What of?").fill(attack);
    ada.page.getByLabel("When?").fill("in 3 hours");
    ada.page.getByRole(AriaRole.DIALOG).getByText("Remind me", exactly()).click();
    assertThat(ada.page.locator(".reminders li")).containsText(attack);
    assertThat(ada.page.locator("main img")).hasCount(0);
  }

  private String shown() {
    return (String) ada.page.evaluate("() => window.shown.at(-1)");
  }

  /// Asks for a reminder that is due in a moment, by another device.
  private void remind(Person person, String text) {
    try (var program = BusClient.open(scene.parlor().uri(), person.session())) {
      var at = Instant.now().plusMillis(1_500).toString();
      program.ask("reminder.add", new JsonObject().put("text", text).put("at", at));
    }
  }

  private static Locator told(Person person) {
    return person.page.locator(".told li");
  }

  private static Locator badge(Person person) {
    return person.page.locator(".sidebar-told .count");
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}
