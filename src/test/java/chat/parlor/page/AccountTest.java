package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One's own screen: how one shows oneself, where one is signed in, and the way out.
@Tag("browser")
@Timeout(180)
class AccountTest {
  private static final String ANOTHER = "staple the battery";

  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;

  @BeforeEach
  void arrive() {
    ada = scene.newcomer("Ada Lovelace");
  }

  @Test
  void aNewNameIsSeenByTheOthersAtOnce() {
    var grace = scene.guest("Grace Hopper", ada.createRoom("Kitchen table"));
    ada.say("Before");
    grace.assertMessage("Before");
    var tab = ada.inAnotherTab();
    tab.open("/profile");
    tab.page.getByLabel("Your name").fill("Countess of Lovelace");
    tab.page.getByLabel("Status optional").fill("Computing");
    tab.button("Save").click();
    tab.assertHeading(Pattern.compile("Countess of Lovelace"));
    assertThat(tab.page.locator(".profile-card")).containsText("Computing");
    assertThat(grace.page.locator(".people-list").getByText("Countess of Lovelace")).isVisible();
    assertThat(grace.message("Before")).containsText("Countess of Lovelace");
    ada.say("After");
    grace.assertMessage("After");
    assertThat(grace.message("After")).not().containsText("Ada Lovelace");
  }

  @Test
  void aPictureIsSeenByTheOthersAtOnce() throws IOException {
    var grace = scene.guest("Grace Hopper", ada.createRoom("Kitchen table"));
    ada.say("How do I look?");
    grace.assertMessage("How do I look?");
    var face = grace.message("How do I look?").locator("parlor-face img");
    assertThat(face).hasCount(0);
    var tab = ada.inAnotherTab();
    tab.open("/profile");
    var image = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB), "png", image);
    var file = new FilePayload("me.png", "image/png", image.toByteArray());
    tab.page.locator("input[type=file]").setInputFiles(file);
    tab.button("Use picture").click();
    assertThat(tab.page.locator(".profile-card parlor-face img")).isVisible();
    assertThat(face).isVisible();
    assertThat(face).hasJSProperty("naturalWidth", 256);
    var text =
        new FilePayload("me.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
    tab.page.locator("input[type=file]").setInputFiles(text);
    assertThat(tab.page.getByRole(AriaRole.ALERT)).containsText("This file is no picture");
    tab.button("Remove picture").click();
    assertThat(face).hasCount(0);
  }

  @Test
  void whatIsWishedForStays() {
    ada.open("/profile");
    ada.page.getByLabel("Only friends may write to me alone").check();
    ada.page.getByLabel("People who know my name can find me").uncheck();
    ada.page.getByLabel("Others see how far I have read").uncheck();
    ada.page.getByLabel("Time zone").selectOption("Europe/Vienna");
    ada.button("Save").click();
    assertThat(ada.page.getByText("Saved").first()).isVisible();
    ada.page.reload();
    assertThat(ada.page.getByLabel("Only friends may write to me alone")).isChecked();
    assertThat(ada.page.getByLabel("People who know my name can find me")).not().isChecked();
    assertThat(ada.page.getByLabel("Others see how far I have read")).not().isChecked();
    assertThat(ada.page.getByLabel("Time zone")).hasValue("Europe/Vienna");
  }

  @Test
  void aThemeFollowsToAnotherDevice() {
    var elsewhere = scene.stranger("Ada Lovelace");
    elsewhere.open("/signin");
    elsewhere.page.getByLabel("Username").fill(ada.username);
    elsewhere.password().fill(Person.PASSWORD);
    elsewhere.button("Sign in").click();
    elsewhere.assertHeading(Pattern.compile("Ada Lovelace"));
    ada.open("/profile");
    ada.page.getByLabel("Dark").check();
    assertThat(elsewhere.page.locator("html")).hasAttribute("data-theme", "dark");
    elsewhere.page.reload();
    assertThat(elsewhere.page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void anotherDeviceIsSignedOutFromHere() {
    var elsewhere = scene.stranger("Ada Lovelace");
    elsewhere.faults.expect("401");
    elsewhere.open("/signin");
    elsewhere.page.getByLabel("Username").fill(ada.username);
    elsewhere.password().fill(Person.PASSWORD);
    elsewhere.button("Sign in").click();
    elsewhere.assertHeading(Pattern.compile("Ada Lovelace"));
    ada.open("/profile");
    var devices = ada.page.locator(".devices").getByRole(AriaRole.LISTITEM);
    assertThat(devices).hasCount(2);
    ada.page.locator(".devices button").click();
    assertThat(devices).hasCount(1);
    elsewhere.assertHeading(Pattern.compile("Welcome back"));
  }

  @Test
  void thePasswordIsChanged() {
    ada.faults.expect("401");
    ada.open("/profile");
    ada.page.getByLabel("Present password").first().fill("not the present one");
    ada.page.getByLabel("New password").fill(ANOTHER);
    ada.button("Change password").click();
    assertThat(ada.page.getByRole(AriaRole.ALERT)).containsText("The present password is wrong.");
    ada.page.getByLabel("Present password").first().fill(Person.PASSWORD);
    ada.button("Change password").click();
    assertThat(ada.page.getByText("The password is changed.").first()).isVisible();
    ada.signOut();
    ada.page.getByLabel("Username").fill(ada.username);
    ada.password().fill(ANOTHER);
    ada.button("Sign in").click();
    ada.assertHeading(Pattern.compile("Ada Lovelace"));
  }

  @Test
  void everythingIsDownloaded() throws IOException {
    ada.createRoom("Kitchen table");
    ada.say("For my records");
    ada.assertMessage("For my records");
    ada.open("/profile");
    var file = ada.page.waitForDownload(() -> ada.button("Download your data").click());
    assertThat(file.suggestedFilename()).isEqualTo("parlor.json");
    var data = new JsonObject(Files.readString(file.path()));
    assertThat(data.getJsonArray("messages").encode()).contains("For my records");
  }

  @Test
  void anAccountIsClosed() {
    var grace = scene.guest("Grace Hopper", ada.createRoom("Kitchen table"));
    ada.say("I was here");
    grace.assertMessage("I was here");
    ada.open("/profile");
    ada.page.getByLabel("is deleted everywhere").check();
    ada.page.getByLabel("Present password").last().fill(Person.PASSWORD);
    ada.button("Close account").click();
    ada.confirm("Close account");
    assertThat(ada.page.getByText("Your account is closed.")).isVisible();
    assertThat(grace.page.getByText("This message was deleted.")).isVisible();
    assertThat(grace.page.getByText("Former member left")).isVisible();
    grace.assertNoMessage("I was here");
  }
}
