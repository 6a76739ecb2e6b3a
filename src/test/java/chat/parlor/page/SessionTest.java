package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Coming in, staying in and going out.
@Tag("browser")
@Timeout(120)
class SessionTest {
  @RegisterExtension static final Scene scene = new Scene();

  private Person ada;

  @BeforeEach
  void arrive() {
    ada = scene.stranger("Ada Lovelace");
  }

  @Test
  void aFirstVisitLeadsToAnAccountAndARoom() {
    ada.open("/");
    ada.page.getByLabel("Username").fill(ada.username);
    ada.password().fill(Person.PASSWORD);
    ada.button("Create account").click();
    ada.page.getByLabel("Room name").fill("Kitchen table");
    ada.button("Create room").click();
    assertThat(ada.composer()).isFocused();
  }

  @Test
  void aWrongPasswordIsSaidAndTheNameIsKept() {
    ada.faults.expect("401");
    ada.signUp().signOut();
    ada.page.getByLabel("Username").fill(ada.username);
    ada.password().fill("not the password");
    ada.button("Sign in").click();
    assertThat(ada.page.getByRole(AriaRole.ALERT)).hasText(Pattern.compile("do not match"));
    assertThat(ada.page.getByLabel("Username")).hasValue(ada.username);
    ada.signIn();
    ada.assertHeading(Pattern.compile("Ada Lovelace"));
  }

  @Test
  void aLinkToAMessageSurvivesSigningIn() {
    ada.signUp().createRoom("Kitchen table");
    ada.say("The one to find");
    var link = "/rooms/" + ada.roomId() + "/" + ada.seqOf("The one to find");
    ada.say("Another");
    ada.assertMessage("Another");
    ada.signOut();
    ada.open(link);
    assertThat(ada.page.getByText("Sign in to open that page.")).isVisible();
    ada.signIn();
    assertThat(ada.message("The one to find")).isFocused();
    assertThat(ada.message("The one to find")).hasAttribute("data-shown", "");
    assertThat(URI.create(ada.page.url()).getPath()).isEqualTo(link);
  }

  @Test
  void aReloadStaysSignedIn() {
    ada.signUp().createRoom("Kitchen table");
    ada.page.reload();
    ada.assertHeading(Pattern.compile("Kitchen table"));
  }

  @Test
  void bothTabsTalkAndSigningOutInOneEndsBoth() {
    ada.signUp().createRoom("Kitchen table");
    var room = "/rooms/" + ada.roomId();
    var second = ada.inAnotherTab();
    second.open(room);
    ada.say("from the first");
    second.assertMessage("from the first");
    second.say("from the second");
    ada.assertMessage("from the second");
    ada.faults.assertNone();
    ada.faults.expect("401");
    ada.signOut();
    assertThat(second.page.getByText("You signed out in another tab.")).isVisible();
  }

  @Test
  void twoTabsThatRenewAtOnceBothLive() {
    ada.signUp().createRoom("Kitchen table");
    var second = ada.inAnotherTab();
    second.open("/rooms/" + ada.roomId());
    ada.page.evaluate("() => void location.reload()");
    second.page.evaluate("() => void location.reload()");
    ada.assertHeading(Pattern.compile("Kitchen table"));
    second.assertHeading(Pattern.compile("Kitchen table"));
    second.say("still here");
    ada.assertMessage("still here");
  }

  @Test
  void aRevokedSessionSaysWhyAndKeepsTheDraft() {
    ada.signUp().createRoom("Kitchen table");
    ada.composer().fill("half a thought");
    ada.faults.expect("401");
    ada.revokeSession();
    assertThat(ada.page.getByText("Your session has ended.")).isVisible();
    ada.signIn();
    ada.assertHeading(Pattern.compile("Kitchen table"));
    assertThat(ada.composer()).hasValue("half a thought");
  }

  @Test
  void aThemeIsKept() {
    ada.signUp().open("/profile");
    ada.page.getByLabel("Dark").check();
    ada.page.reload();
    assertThat(ada.page.locator("html")).hasAttribute("data-theme", "dark");
    assertThat(ada.page.getByLabel("Dark")).isChecked();
  }
}
