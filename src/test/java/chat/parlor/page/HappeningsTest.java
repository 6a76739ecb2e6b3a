package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What happens in a room besides talk stands between the messages.
@Tag("browser")
@Timeout(120)
class HappeningsTest {
  private static final String OPENED = "Ada Lovelace opened the room";

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private String code;

  @BeforeEach
  void open() {
    ada = scene.newcomer("Ada Lovelace");
    code = ada.createRoom("Kitchen table");
    assertThat(happened()).hasText(OPENED);
  }

  @Test
  void whatPeopleDoOneAfterAnotherIsOneLine() {
    scene.guest("Grace Hopper", code);
    var emmy = scene.guest("Emmy Noether", code);
    emmy.button("Leave room").click();
    emmy.confirm("Leave room");
    ada.button("Remove Grace Hopper").click();
    ada.confirm("Remove");
    assertThat(happened())
        .hasText(
            OPENED
                + " · Grace Hopper and Emmy Noether joined · Emmy Noether left"
                + " · Ada Lovelace removed Grace Hopper");
  }

  @Test
  void aNewNameAndATopicAreSaid() {
    var grace = scene.guest("Grace Hopper", code);
    ada.button("Edit name and topic").click();
    ada.page.getByLabel("Room name").fill("Workshop");
    ada.page.getByLabel("Topic").fill("Wood and glue");
    ada.button("Save").click();
    var said =
        "Ada Lovelace renamed the room to “Workshop”"
            + " · Ada Lovelace changed the topic to “Wood and glue”";
    assertThat(happened()).hasText(OPENED + " · Grace Hopper joined · " + said);
    assertThat(grace.page.locator(".happened")).containsText(said);
  }

  @Test
  void theyStandInTheirPlaceAndLeaveTheMessagesTogether() {
    ada.say("one");
    ada.assertMessage("one");
    scene.guest("Grace Hopper", code);
    assertThat(happened()).hasText(new String[] {OPENED, "Grace Hopper joined"});
    ada.say("two");
    ada.assertMessage("two");
    assertRows(List.of("opened", "one", "joined", "two"));
    assertThat(ada.page.locator(".messages > li[data-opens]")).hasCount(1);
    assertThat(ada.page.locator(".day")).hasCount(1);
    ada.composer().press("Shift+Tab");
    assertThat(ada.message("two")).isFocused();
    ada.page.reload();
    assertRows(List.of("opened", "one", "joined", "two"));
  }

  @Test
  void theyAreNotUnread() {
    ada.createRoom("Workshop");
    var grace = scene.guest("Grace Hopper", code);
    grace.say("anybody here?");
    grace.assertMessage("anybody here?");
    ada.say("something later");
    ada.assertMessage("something later");
    assertThat(ada.roomInList("Kitchen table")).containsText("1 unread message");
    ada.enter("Kitchen table");
    assertThat(happened()).containsText("Grace Hopper joined");
    assertThat(ada.page.locator(".count")).hasCount(0);
    grace.button("Leave room").click();
    grace.confirm("Leave room");
    assertThat(happened().last()).hasText("Grace Hopper left");
    assertThat(ada.page.locator(".count")).hasCount(0);
  }

  private Locator happened() {
    return ada.page.locator(".happened");
  }

  private void assertRows(List<String> parts) {
    var rows = ada.page.locator(".messages > li:is(.happened, :has(article[data-seq]))");
    assertThat(rows).containsText(parts.toArray(String[]::new));
  }
}
