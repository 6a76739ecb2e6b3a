package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Catching up with what was said while one was away.
@Tag("browser")
@Timeout(180)
class ReadingTest {
  private static final int NODES_MAX = 320;

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;
  private Person grace;
  private String room;

  @BeforeEach
  void meet() {
    ada = scene.newcomer("Ada Lovelace");
    var code = ada.createRoom("Kitchen table");
    room = ada.roomId();
    grace = scene.guest("Grace Hopper", code);
    ada.say("hello");
    grace.assertMessage("hello");
    grace.page.locator(".wordmark").click();
    assertThat(grace.roomInList("Kitchen table")).isVisible();
  }

  @Test
  void unreadMessagesAreCountedAndBeginAtALine() {
    talk(120);
    assertThat(grace.roomInList("Kitchen table")).containsText("120 unread messages");
    assertThat(grace.page).hasTitle(Pattern.compile("^\\(99\\+\\) "));
    assertThat(grace.page.locator("link[rel=icon]"))
        .hasAttribute("href", Pattern.compile("^data:"));
    grace.enter("Kitchen table");
    assertThat(grace.page.locator("li.divider")).isInViewport();
    assertThat(grace.message("number 0.")).isInViewport();
    assertThat(grace.page.locator(".pill")).containsText("new messages");
    grace.page.locator(".pill").click();
    assertThat(grace.message("number 119.")).isInViewport();
    assertThat(grace.page.locator(".count")).hasCount(0);
    assertThat(grace.page).hasTitle("Kitchen table · Parlor");
  }

  @Test
  void whatIsReadOnOneDeviceIsReadOnAll() {
    talk(3);
    var second = grace.inAnotherTab();
    second.open("/");
    assertThat(second.roomInList("Kitchen table")).containsText("3 unread messages");
    grace.enter("Kitchen table");
    grace.assertMessage("number 2.");
    assertThat(second.page.locator(".count")).hasCount(0);
    grace.page.reload();
    grace.assertMessage("number 2.");
    assertThat(grace.page.locator(".count")).hasCount(0);
  }

  @Test
  void aReaderFurtherUpIsNotMovedByWhatComes() {
    talk(120);
    grace.enter("Kitchen table");
    grace.page.locator(".pill").click();
    assertThat(grace.message("number 119.")).isInViewport();
    assertThat(grace.page.locator(".pill")).hasCount(0);
    scrollTo(200);
    assertThat(grace.page.locator(".pill")).hasText("Jump to present");
    var before = topOf("number 100.");
    ada.say("a late one");
    assertThat(grace.page.locator(".pill")).containsText("1 new message");
    assertThat(Math.abs(topOf("number 100.") - before)).isLessThanOrEqualTo(2);
    grace.page.keyboard().press("Escape");
    assertThat(grace.message("a late one")).isInViewport();
  }

  @Test
  void olderPagesComeWithoutMovingTheTextAndNeverTooMany() {
    talk(700);
    grace.enter("Kitchen table");
    grace.page.locator(".pill").click();
    assertThat(grace.message("number 699.")).isInViewport();
    var moved =
        grace.page.evaluate(
            """
            async () => {
              const view = document.querySelector('.timeline');
              const rows = () => [...document.querySelectorAll('article[data-seq]')];
              const drawn = () => new Promise((done) => requestAnimationFrame(done));
              const until = async (met) => { while (!met()) await drawn(); };
              let worst = 0;
              let most = 0;
              while (!rows()[0].textContent.includes('hello')) {
                const first = rows()[0].dataset.seq;
                view.scrollTop = 300;
                const top = view.getBoundingClientRect().top;
                const read = rows().find((row) => row.getBoundingClientRect().bottom > top);
                const before = read.getBoundingClientRect().top;
                await until(() => rows()[0].dataset.seq !== first);
                worst = Math.max(worst, Math.abs(read.getBoundingClientRect().top - before));
                most = Math.max(most, rows().length);
                await drawn();
              }
              return [worst, most];
            }
            """);
    var figures = (List<?>) moved;
    assertThat(((Number) figures.get(0)).doubleValue()).isLessThanOrEqualTo(2);
    assertThat(((Number) figures.get(1)).intValue()).isBetween(200, NODES_MAX);
  }

  @Test
  void theListIsOneTabStopAndIsWalkedWithArrows() {
    talk(5);
    grace.enter("Kitchen table");
    grace.assertMessage("number 4.");
    grace.composer().press("Shift+Tab");
    assertThat(grace.message("number 4.")).isFocused();
    assertThat(grace.message("number 4."))
        .hasAttribute("aria-label", Pattern.compile("Ada Lovelace, \\d\\d:\\d\\d, number 4."));
    grace.page.keyboard().press("ArrowUp");
    assertThat(grace.message("number 3.")).isFocused();
    grace.page.keyboard().press("ArrowRight");
    assertThat(grace.page.getByLabel("React")).isFocused();
    assertThat(grace.page.locator("article[tabindex='0']")).hasCount(1);
  }

  @Test
  void anothersMessageIsAnnouncedOnceAndTheOwnIsNot() {
    grace.enter("Kitchen table");
    grace.say("mine");
    grace.assertMessage("mine");
    assertThat(grace.page.locator("#live")).hasText("");
    ada.say("yours");
    assertThat(grace.page.locator("#live")).hasText("Ada Lovelace: yours");
  }

  /// Ada says many things at once.
  private void talk(int count) {
    try (var socket = BusClient.open(scene.parlor().uri(), ada.session())) {
      CompletableFuture.allOf(
              IntStream.range(0, count)
                  .mapToObj(i -> socket.send("message.post", post(i)))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private JsonObject post(int number) {
    return new JsonObject()
        .put("room", room)
        .put("clientId", "talk-" + number)
        .put("text", "number " + number + ".");
  }

  private void scrollTo(int top) {
    grace.page.evaluate("top => (document.querySelector('.timeline').scrollTop = top)", top);
  }

  private double topOf(String text) {
    return grace.message(text).boundingBox().y;
  }
}
