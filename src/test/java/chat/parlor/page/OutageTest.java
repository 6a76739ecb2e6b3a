package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Folder;
import chat.parlor.testing.ParlorProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server goes away and comes back, and nothing is lost or doubled.
@Tag("browser")
@Timeout(180)
class OutageTest {
  @TempDir Path data;
  private ParlorProcess parlor;
  private Chromium chromium;
  private Person ada;
  private Person grace;

  @BeforeEach
  void meet() {
    parlor = ParlorProcess.startWithoutLimits(data);
    chromium = new Chromium();
    ada = chromium.person(parlor.uri(), "Ada Lovelace").signUp();
    var code = ada.createRoom("Kitchen table");
    grace = chromium.person(parlor.uri(), "Grace Hopper").signUp().joinRoom(code);
    ada.say("before");
    grace.assertMessage("before");
    ada.assertMessage("before");
  }

  @AfterEach
  void part() {
    chromium.close();
    parlor.close();
  }

  @Test
  void whatWasTypedMeanwhileIsSentOnceAndInOrderAfterAReload() {
    var room = "/rooms/" + ada.roomId();
    parlor.kill();
    for (var text : List.of("one", "two", "three")) {
      ada.say(text);
    }
    assertThat(ada.page.getByText("Not sent yet")).hasCount(3);
    ada.page.navigate("about:blank");
    parlor.startAgain();
    ada.open(room);
    ada.assertMessages(List.of("before", "one", "two", "three"));
    grace.assertMessages(List.of("before", "one", "two", "three"));
    ada.page.reload();
    ada.assertMessages(List.of("before", "one", "two", "three"));
  }

  @Test
  void anUnsentMessageCanBeTakenBack() {
    parlor.kill();
    ada.say("on second thought");
    ada.message("on second thought").getByText("Delete").click();
    ada.say("this one");
    assertThat(ada.message("this one")).containsText("Not sent yet");
    parlor.startAgain();
    grace.assertMessages(List.of("before", "this one"));
    ada.assertMessages(List.of("before", "this one"));
  }

  @Test
  void aKilledServerLosesNothingThatWasSaid() {
    var said = new ArrayList<>(List.of("before"));
    for (int i = 0; i < 30; i++) {
      said.add("number " + i);
      ada.say("number " + i);
      if (i == 15) {
        parlor.kill();
      }
    }
    parlor.startAgain();
    ada.assertMessages(said);
    grace.assertMessages(said);
    grace.page.reload();
    grace.assertMessages(said);
  }

  @Test
  void theBannerTellsOfALongOutageAndGoes() {
    parlor.kill();
    assertThat(ada.page.getByText("No connection.")).isVisible();
    assertThat(ada.button("Try now")).isVisible();
    var people = ada.page.locator(".people-list");
    assertThat(people.getByText("Not known without a connection")).hasCount(2);
    assertThat(people.locator("[data-online]")).hasCount(0);
    ada.page.setViewportSize(390, 844);
    var banner = ada.page.locator(".offline").boundingBox();
    var head = ada.page.locator(".room-head").boundingBox();
    assertThat(banner.y + banner.height).isLessThanOrEqualTo(head.y);
    parlor.startAgain();
    assertThat(ada.page.getByText("No connection.")).isHidden();
    ada.say("after");
    grace.assertMessages(List.of("before", "after"));
  }

  @Test
  void aServerThatIsToldToStopIsFoundAgain() {
    parlor.terminate();
    parlor.startAgain();
    ada.say("after");
    grace.assertMessages(List.of("before", "after"));
    assertThat(grace.page.locator(".sidebar-me")).containsText("Online");
  }

  /// What the page has and the server no longer has is not shown as if it were still there.
  @Test
  void aServerRestoredFromAnOlderBackupIsBelieved(@TempDir Path backup) {
    parlor.terminate();
    Folder.replace(backup, data);
    parlor.startAgain();
    ada.say("unsaved one");
    grace.assertMessage("unsaved one");
    grace.say("unsaved two");
    ada.assertMessages(List.of("before", "unsaved one", "unsaved two"));
    parlor.terminate();
    Folder.replace(data, backup);
    parlor.startAgain();
    ada.assertMessages(List.of("before"));
    grace.assertMessages(List.of("before"));
    ada.say("after");
    grace.assertMessages(List.of("before", "after"));
    ada.assertMessages(List.of("before", "after"));
  }
}
