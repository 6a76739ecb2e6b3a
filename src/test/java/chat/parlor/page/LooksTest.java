package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every screen, in both themes, wide and narrow, for eyes and for ears.
@Tag("browser")
@Timeout(180)
class LooksTest {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final List<Integer> WIDTHS = List.of(320, 375, 768, 1024, 1280, 1920, 2560);

  @RegisterExtension static final Scene scene = new Scene();

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, 800", "DARK, 1280, 800", "LIGHT, 375, 667", "DARK, 375, 667"})
  void everyScreenIsAccessibleAndFits(ColorScheme scheme, int width, int height) {
    var options = new Browser.NewContextOptions();
    options.setColorScheme(scheme).setViewportSize(width, height);
    var ada = scene.stranger("Ada Lovelace", options);
    var found = new LinkedHashMap<String, List<String>>();
    ada.open("/signup");
    assertThat(ada.password()).isVisible();
    look(ada.page, "sign-up", found);
    ada.open("/signin");
    ada.button("Sign in").click();
    assertThat(ada.page.getByRole(AriaRole.ALERT)).isVisible();
    look(ada.page, "sign-in", found);
    ada.signUp();
    look(ada.page, "home", found);
    ada.page.getByLabel("Room name").fill("Kitchen table");
    ada.button("Create room").click();
    assertThat(ada.page.getByText("Nobody has said anything yet.")).isVisible();
    look(ada.page, "empty room", found);
    ada.say("**Hello** `you`, see https://example.org/\n```\n" + "wide ".repeat(60) + "\n```");
    ada.say("> quoted\n\n- listed");
    ada.assertMessage("quoted");
    ada.say("word".repeat(400));
    ada.assertMessage("wordword");
    ada.message("quoted").hover();
    ada.message("quoted").getByLabel("Reply").click();
    assertThat(ada.page.locator(".answering")).isVisible();
    ada.composer().fill("@" + ada.username + " @all, indeed");
    look(ada.page, "reply", found);
    ada.composer().press("Enter");
    assertThat(ada.page.locator(".quoted")).isVisible();
    ada.message("indeed").hover();
    ada.message("indeed").getByLabel("React").click();
    assertThat(ada.page.getByLabel("Find by name")).isFocused();
    look(ada.page, "picker", found);
    ada.page.keyboard().press("Enter");
    assertThat(ada.page.locator(".reaction")).hasText("😀 1");
    look(ada.page, "room", found);
    ada.message("indeed").hover();
    ada.button("Who reacted").click();
    assertThat(ada.page.locator("dialog.those")).isVisible();
    look(ada.page, "who reacted", found);
    ada.page.keyboard().press("Escape");
    if (width < 768) {
      ada.page.getByTitle("Room details").click();
      assertThat(ada.page.locator("dialog.details")).isVisible();
      look(ada.page, "details", found);
      ada.page.keyboard().press("Escape");
    }
    ada.message("listed").first().hover();
    ada.message("listed").first().getByLabel("Delete").click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).isVisible();
    look(ada.page, "question", found);
    ada.page.keyboard().press("Escape");
    ada.button("Jump to a date").click();
    assertThat(ada.button("Go there")).isVisible();
    look(ada.page, "jump", found);
    ada.page.keyboard().press("Escape");
    ada.page.keyboard().press("Control+k");
    assertThat(ada.page.getByRole(AriaRole.COMBOBOX)).isFocused();
    look(ada.page, "palette", found);
    ada.page.keyboard().press("Escape");
    ada.page.keyboard().press("Control+/");
    assertThat(ada.page.locator("dialog.help")).isVisible();
    look(ada.page, "help", found);
    ada.page.keyboard().press("Escape");
    ada.open("/search?q=word*");
    assertThat(ada.page.locator(".result mark")).hasCount(1);
    look(ada.page, "search", found);
    ada.open("/profile");
    assertThat(ada.button("Close account")).isVisible();
    look(ada.page, "profile", found);
    ada.page.locator("input[type=file]").setInputFiles(picture());
    assertThat(ada.page.locator("dialog.crop")).isVisible();
    look(ada.page, "crop", found);
    ada.page.keyboard().press("Escape");
    ada.open("/people");
    assertThat(ada.page.getByText("Nobody yet.")).isVisible();
    look(ada.page, "people", found);
    ada.open("/rooms/nowhere");
    assertThat(ada.page.getByText("This room is not here")).isVisible();
    look(ada.page, "no room", found);
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, 800", "DARK, 375, 667"})
  void theScreensOfPeopleAreAccessibleAndFit(ColorScheme scheme, int width, int height) {
    var options = new Browser.NewContextOptions();
    options.setColorScheme(scheme).setViewportSize(width, height);
    var grace = scene.newcomer("Grace Hopper");
    var ada = scene.stranger("Ada " + "L".repeat(50), options).signUp();
    var found = new LinkedHashMap<String, List<String>>();
    grace.open("/people");
    grace.page.getByLabel("Name or username").fill(ada.username);
    grace.page.getByLabel(Pattern.compile("^Add friend")).click();
    ada.open("/people");
    ada.page.getByLabel("Name or username").fill(grace.username);
    assertThat(ada.page.getByLabel("Accept: Grace Hopper")).hasCount(2);
    look(ada.page, "people who ask", found);
    ada.page.getByLabel("Accept: Grace Hopper").first().click();
    assertThat(ada.button("End friendship with Grace Hopper")).isVisible();
    look(ada.page, "friends", found);
    ada.page.getByText("Grace Hopper").first().click();
    assertThat(ada.page.locator("dialog.card-of .primary")).isVisible();
    look(ada.page, "person", found);
    ada.page.keyboard().press("Escape");
    ada.page.getByLabel("Message Grace Hopper").first().click();
    assertThat(ada.composer()).isVisible();
    ada.say(
        "```java\nvar one = \"two\"; // three, "
            + "wide ".repeat(40)
            + "\nrecord A(int b) {}\n```");
    assertThat(ada.page.locator(".code-comment")).hasCount(1);
    look(ada.page, "conversation", found);
    ada.page.keyboard().press("Control+k");
    ada.page.getByRole(AriaRole.COMBOBOX).fill("New conv");
    ada.page.getByRole(AriaRole.COMBOBOX).press("Enter");
    assertThat(ada.page.locator("dialog.gather").getByText("Grace Hopper")).isVisible();
    look(ada.page, "gathering", found);
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, 800", "DARK, 375, 667"})
  void theScreensOfWhatOneIsToldAreAccessibleAndFit(ColorScheme scheme, int width, int height) {
    var options = new Browser.NewContextOptions();
    options.setColorScheme(scheme).setViewportSize(width, height);
    var grace = scene.newcomer("Grace Hopper");
    var code = grace.createRoom("Kitchen table");
    var ada = scene.stranger("Ada Lovelace", options).signUp().joinRoom(code);
    var found = new LinkedHashMap<String, List<String>>();
    grace.say("Dinner, @" + ada.username + "? " + "word".repeat(100));
    ada.assertMessage("Dinner");
    ada.message("Dinner").hover();
    ada.message("Dinner").getByLabel("Remind me").click();
    assertThat(ada.page.getByLabel("When?")).isVisible();
    look(ada.page, "remind", found);
    ada.page.getByLabel("When?").fill("tomorrow");
    ada.page.getByLabel("When?").press("Enter");
    assertThat(ada.page.locator("dialog.remind")).hasCount(0);
    if (width < 1100) {
      ada.page.getByTitle("Room details").click();
    }
    ada.page.getByText("Mentions and replies").click();
    assertThat(ada.page.getByLabel("Make no noise")).isVisible();
    look(ada.page, "heed", found);
    ada.page.keyboard().press("Escape");
    ada.open("/people");
    grace.say("Supper, @" + ada.username + "?");
    ada.open("/notices");
    assertThat(ada.page.locator(".told li")).hasCount(2);
    assertThat(ada.page.locator(".reminders li")).hasCount(1);
    look(ada.page, "notices", found);
    assertThat(found).isEmpty();
  }

  private static FilePayload picture() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FilePayload("me.png", "image/png", bytes.toByteArray());
  }

  private static void look(Page page, String screen, Map<String, List<String>> found) {
    var violations = new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze();
    for (var rule : violations.getViolations()) {
      var where = rule.getNodes().stream().map(node -> rule.getId() + " at " + node.getHtml());
      found.put(screen + ", " + rule.getId(), where.toList());
    }
    var size = page.viewportSize();
    for (var width : WIDTHS) {
      page.setViewportSize(width, size.height);
      var wider =
          page.evaluate(
              "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
      if (!wider.equals(0)) {
        found.put(screen + " at " + width, List.of("is wider than the window by " + wider));
      }
    }
    page.setViewportSize(size.width, size.height);
  }
}
