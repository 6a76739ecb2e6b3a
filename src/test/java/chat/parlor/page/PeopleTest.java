package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
  /// Words that say nothing where people talk alone.
  private static final Pattern ROOMS =
      Pattern.compile("\\b(room|member|code|owner)s?\\b", Pattern.CASE_INSENSITIVE);

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
  void whoAsksIsCountedThroughAllPages() {
    var counted =
        ada.page.evaluate(
            """
            async () => {
              const {href} = document.querySelector('link[href$="/model/lobby.js"]');
              const {Lobby} = await import(href);
              const three = [{}, {}, {}];
              const pages = {undefined: {incoming: three, cursor: 'a'}, a: {incoming: [], cursor: 'b'}, b: {incoming: three}};
              let open;
              const connection = {
                isOpen: true,
                watch: (watcher) => (open = () => watcher('open')),
                register: () => {},
                request: async (address, {cursor}) => (address === 'friend.list' ? pages[cursor] : {rooms: [], unread: 0, me: {displayName: 'Me'}}),
              };
              const quiet = {watch: () => () => {}, entries: []};
              const lobby = new Lobby({id: 'me'}, connection, quiet, quiet);
              open();
              while (!lobby.asking) await new Promise((drawn) => requestAnimationFrame(drawn));
              return lobby.asking;
            }
            """);
    assertThat(counted).isEqualTo(6);
  }

  @Test
  void aConversationSpeaksOfPeopleAndNotOfRooms() {
    find(ada, grace);
    ada.button("Message Grace Hopper").click();
    assertThat(ada.page.locator(".beginning h2"))
        .hasText("This is the beginning of your conversation with Grace Hopper.");
    assertThat(ada.page.locator("#details-title")).hasText("Conversation details");
    assertThat(ada.page.locator(".happened")).hasCount(0);
    assertThat(ada.page.locator(".people-full")).containsText("2 people");
    assertThat(ada.page.locator("main")).not().containsText(ROOMS);
    ada.say("Only between us");
    ada.assertMessage("Only between us");
    assertThat(ada.page.locator("main")).not().containsText(ROOMS);
    ada.message("Only between us").hover();
    ada.message("Only between us").getByLabel("Delete").click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).not().containsText(ROOMS);
    ada.page.keyboard().press("Escape");
    ada.page.getByText("Notifications of this conversation").click();
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).containsText("this conversation");
    assertThat(ada.page.getByRole(AriaRole.DIALOG)).not().containsText(ROOMS);
  }

  @Test
  void aMemberOfARoomCanBeWrittenToFromThere() {
    var code = ada.createRoom("Kitchen table");
    grace.joinRoom(code);
    ada.button("Message Grace Hopper").click();
    ada.assertHeading(Pattern.compile("Grace Hopper"));
  }

  @Test
  void aConversationThatAProgramBeganHasThePersonsName() {
    try (var program = BusClient.open(scene.parlor().uri(), grace.session())) {
      var users = new JsonArray().add(ada.session().userId());
      var opened = program.ask("direct.open", new JsonObject().put("users", users));
      var room = opened.getJsonObject("room").getString("id");
      var post = new JsonObject().put("room", room).put("clientId", "c").put("text", "Beep");
      program.ask("message.post", post);
    }
    ada.enter("Grace Hopper");
    ada.assertMessage("Beep");
    assertThat(ada.page).hasTitle(Pattern.compile("^Grace Hopper"));
    ada.page.keyboard().press("Control+k");
    ada.page.getByRole(AriaRole.COMBOBOX).fill("hopper");
    var first = ada.page.getByRole(AriaRole.OPTION).first();
    assertThat(first).containsText("Grace Hopper");
    assertThat(first).containsText("Conversation");
  }

  @Test
  void severalAreGatheredAndAlwaysMeetInTheSamePlace() {
    var mary = scene.newcomer("Mary Somerville");
    gather(ada, grace, mary);
    var place = ada.roomId();
    ada.say("All three of us");
    grace.enter("Mary Somerville");
    grace.assertMessage("All three of us");
    mary.enter("Grace Hopper");
    mary.assertMessage("All three of us");
    mary.page.locator(".wordmark").click();
    gather(mary, ada, grace);
    assertThat(mary.page).hasURL(Pattern.compile(place));
    mary.assertMessage("All three of us");
  }

  @Test
  void aNameInARoomLeadsToThePerson() {
    var code = ada.createRoom("Kitchen table");
    grace.joinRoom(code);
    grace.say("Here I am");
    ada.assertMessage("Here I am");
    var name = new Locator.GetByRoleOptions().setName("Grace Hopper").setExact(true);
    ada.message("Here I am").getByRole(AriaRole.BUTTON, name).click();
    var card = ada.page.locator("dialog.card-of");
    assertThat(card).containsText("@" + grace.username);
    assertThat(card).containsText("Online");
    card.getByText("Add friend").click();
    assertThat(card.getByText("Take back")).isVisible();
    grace.page.locator(".people-link").click();
    grace.button("Accept: Ada Lovelace").click();
    assertThat(card.getByText("End friendship")).isVisible();
    card.getByText("Block", new Locator.GetByTextOptions().setExact(true)).click();
    ada.page.locator("dialog.ask .danger").click();
    assertThat(card).containsText("You have blocked this person.");
    card.getByText("Unblock").click();
    card.getByText("Message").click();
    assertThat(card).hasCount(0);
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
    assertThat(ada.message("Hello??"))
        .containsText("Not sent: This person takes no messages from you.");
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

  private static void gather(Person host, Person... others) {
    host.button("New conversation").click();
    for (var other : others) {
      host.page.getByLabel("Name or username").fill(other.username);
      host.page.getByRole(AriaRole.DIALOG).getByText(other.name).click();
    }
    host.button("Talk").click();
    assertThat(host.composer()).isVisible();
  }

  private static Locator card(Person person, String title) {
    var section = new Page.GetByRoleOptions().setName(Pattern.compile("^" + title));
    return person.page.getByRole(AriaRole.REGION, section);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
