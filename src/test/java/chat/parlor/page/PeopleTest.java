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

/// Finding each other, being friends, talking alone, and wanting peace.
@Tag("browser")
@Timeout(180)
class PeopleTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;

  @BeforeEach
  void arrive() {
    ada = scene.newcomer("Ada Lovelace");
    grace = scene.newcomer("Grace Hopper");
  }

  @Test
  void twoBecomeFriendsAndSeeEachOther() {
    befriend();
    var friend = card(ada, "Friends").getByRole(AriaRole.LISTITEM);
    assertThat(friend).containsText("Online");
    grace.page.close();
    assertThat(friend).containsText("Last seen");
    ada.button("End friendship with Grace Hopper").click();
    ada.confirm("End friendship");
    assertThat(friend).hasCount(0);
  }

  @Test
  void somebodyWhoAsksIsCountedAtTheSide() {
    find(ada, grace);
    ada.button("Add friend: Grace Hopper").click();
    assertThat(ada.page.getByText("Asked", exactly())).isVisible();
    assertThat(grace.page.locator(".people-link .count")).hasText("1");
    grace.page.locator(".people-link").click();
    grace.button("Decline: Ada Lovelace").click();
    assertThat(grace.page.locator(".people-link .count")).hasCount(0);
  }

  @Test
  void aConversationAppearsForTheOtherOnceSomethingIsSaid() {
    find(ada, grace);
    ada.button("Message Grace Hopper").click();
    ada.assertHeading(Pattern.compile("Grace Hopper"));
    assertThat(ada.roomInList("Grace Hopper")).isVisible();
    assertThat(grace.roomInList("Ada Lovelace")).hasCount(0);
    ada.say("Only between us");
    assertThat(grace.roomInList("Ada Lovelace")).containsText("1 unread message");
    grace.enter("Ada Lovelace");
    grace.assertMessage("Only between us");
    grace.say("As it should be");
    ada.assertMessage("As it should be");
    assertThat(ada.button("Leave room")).hasCount(0);
  }

  @Test
  void aMemberOfARoomCanBeWrittenToFromThere() {
    var code = ada.createRoom("Kitchen table");
    grace.joinRoom(code);
    ada.button("Message Grace Hopper").click();
    ada.assertHeading(Pattern.compile("Grace Hopper"));
  }

  @Test
  void whoIsBlockedIsRefusedAndNotTold() {
    find(ada, grace);
    ada.button("Message Grace Hopper").click();
    ada.say("Hello?");
    ada.assertMessage("Hello?");
    grace.open("/people");
    find(grace, ada);
    grace.button("Block Ada Lovelace").click();
    grace.confirm("Block");
    assertThat(grace.button("Unblock Ada Lovelace")).isVisible();
    ada.composer().fill("Hello??");
    ada.composer().press("Enter");
    assertThat(ada.message("Hello??")).containsText("Not sent");
    ada.open("/people");
    ada.page.getByLabel("Name or username").fill(grace.username);
    assertThat(ada.page.getByText("Nobody of that name can be found.")).isVisible();
    grace.button("Unblock Ada Lovelace").click();
    assertThat(grace.button("Unblock Ada Lovelace")).hasCount(0);
  }

  @Test
  void namesAreTextAndNothingElse() {
    var mallory = scene.newcomer("<b>Mallory <img src=x>");
    find(ada, mallory);
    assertThat(ada.page.locator(".people-list bdi").first()).hasText(mallory.name);
    ada.page.locator("button[aria-label^=Message]").click();
    ada.assertHeading(Pattern.compile(mallory.name));
  }

  private void befriend() {
    find(ada, grace);
    ada.button("Add friend: Grace Hopper").click();
    grace.open("/people");
    grace.button("Accept: Ada Lovelace").click();
    assertThat(card(grace, "Friends").getByRole(AriaRole.LISTITEM)).containsText("Ada Lovelace");
    assertThat(card(ada, "Friends").getByRole(AriaRole.LISTITEM)).containsText("Grace Hopper");
  }

  private static void find(Person person, Person other) {
    person.open("/people");
    person.page.getByLabel("Name or username").fill(other.username);
    assertThat(person.page.locator("[aria-labelledby=find-title] li")).containsText(other.name);
  }

  private static Locator card(Person person, String title) {
    var section = new Page.GetByRoleOptions().setName(Pattern.compile("^" + title));
    return person.page.getByRole(AriaRole.REGION, section);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
