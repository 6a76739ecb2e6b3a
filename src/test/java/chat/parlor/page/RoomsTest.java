package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ways into rooms and out of them.
@Tag("browser")
@Timeout(120)
class RoomsTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private String code;

  @BeforeEach
  void meet() {
    ada = scene.newcomer("Ada Lovelace");
    code = ada.createRoom("Kitchen table");
    grace = scene.newcomer("Grace Hopper");
  }

  @Test
  void anInvitationLinkOpensTheRoom() {
    grace.open("/join/" + code);
    grace.button("Join room").click();
    grace.assertHeading(Pattern.compile("Kitchen table"));
  }

  @Test
  void aWrongCodeIsExplained() {
    grace.open("/");
    grace.page.getByLabel("Room code").fill("ABCD-EFGH-2345");
    grace.button("Join room").click();
    assertThat(grace.page.getByRole(AriaRole.ALERT)).containsText("No room has this code");
  }

  @Test
  void anOldCodeIsDeadAfterANewOne() {
    ada.button("New code").click();
    ada.confirm("New code");
    assertThat(ada.page.locator(".details .invite code")).not().hasText(code);
    grace.joinRoom(ada.page.locator(".details .invite code").innerText());
    grace.assertHeading(Pattern.compile("Kitchen table"));
  }

  @Test
  void aRemovedMemberLosesTheRoom() {
    grace.joinRoom(code);
    ada.button("Remove Grace Hopper").click();
    ada.confirm("Remove");
    assertThat(grace.page.getByText("You are no longer a member of Kitchen table.")).isVisible();
    assertThat(grace.roomInList("Kitchen table")).hasCount(0);
    assertThat(ada.page.locator(".people-list li")).hasCount(1);
  }

  @Test
  void withARemovalComesANewCodeUnlessTheOwnerKeepsTheOld() {
    grace.joinRoom(code);
    ada.button("Remove Grace Hopper").click();
    ada.confirm("Remove");
    assertThat(ada.page.locator(".people-list li")).hasCount(1);
    var renewed = ada.page.locator(".details .invite code");
    assertThat(renewed).not().hasText(code);
    grace.open("/join/" + code);
    grace.button("Join room").click();
    assertThat(grace.page.getByRole(AriaRole.ALERT)).containsText("No room has this code");
    var second = renewed.innerText();
    grace.joinRoom(second);
    ada.button("Remove Grace Hopper").click();
    ada.page.getByLabel("Make a new room code too").uncheck();
    ada.confirm("Remove");
    assertThat(ada.page.locator(".people-list li")).hasCount(1);
    assertThat(renewed).hasText(second);
  }

  @Test
  void whoLeavesIsBackAtTheirRooms() {
    grace.joinRoom(code);
    grace.button("Leave room").click();
    grace.confirm("Leave room");
    grace.assertHeading(Pattern.compile("Grace Hopper"));
    assertThat(grace.roomInList("Kitchen table")).hasCount(0);
  }

  @Test
  void anOwnerGivesTheRoomATopicThatEverybodySees() {
    grace.joinRoom(code);
    ada.button("Edit name and topic").click();
    ada.page.getByLabel("Topic").fill("Bread and olives");
    ada.button("Save").click();
    assertThat(grace.page.locator(".room-topic")).hasText("Bread and olives");
  }

  @Test
  void aRoomThatIsNotThereHasAHelpfulPage() {
    grace.open("/rooms/" + ada.roomId());
    assertThat(grace.page.getByText("This room is not here")).isVisible();
    grace.page.getByText("Go to your rooms").click();
    grace.assertHeading(Pattern.compile("Grace Hopper"));
  }

  @Test
  void onAPhoneTheListAndTheRoomAreSeparateScreens() {
    ada.page.setViewportSize(375, 667);
    assertThat(ada.page.locator("nav")).isHidden();
    var back = new Page.GetByRoleOptions().setName("Back to rooms");
    ada.page.getByRole(AriaRole.LINK, back).click();
    assertThat(ada.roomInList("Kitchen table")).isVisible();
    assertThat(ada.composer()).hasCount(0);
    ada.enter("Kitchen table");
    ada.page.goBack();
    assertThat(ada.roomInList("Kitchen table")).isVisible();
    assertThat(ada.page.locator("nav")).isVisible();
    assertThat(ada.page).hasTitle("Parlor");
  }

  @Test
  void aWindowThatGetsNarrowLeavesTheCaretWhereItIs() {
    ada.composer().fill("half a thought");
    ada.page.setViewportSize(768, 1024);
    assertThat(ada.page.locator(".details")).hasCount(0);
    assertThat(ada.composer()).isFocused();
  }
}
