package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Somebody at the page: what they do, and what they see.
final class Person implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";
  private static final AtomicInteger NEXT = new AtomicInteger();

  final String name;
  final String username;
  final Page page;
  final Faults faults;
  private final BrowserContext context;
  private final URI server;

  Person(BrowserContext context, URI server, String name) {
    this.context = context;
    this.server = server;
    this.name = name;
    var plain = name.toLowerCase().replaceAll("[^a-z0-9]+", ".");
    username = plain.substring(0, Math.min(24, plain.length())) + NEXT.incrementAndGet();
    page = context.newPage();
    faults = new Faults(server);
    faults.watch(page);
  }

  private Person(Person same) {
    context = same.context;
    server = same.server;
    name = same.name;
    username = same.username;
    page = context.newPage();
    faults = same.faults;
    faults.watch(page);
  }

  /// The same person in one more tab.
  Person inAnotherTab() {
    return new Person(this);
  }

  void open(String path) {
    page.navigate(server.resolve(path).toString());
  }

  Person signUp() {
    open("/signup");
    page.getByLabel("Your name").fill(name);
    page.getByLabel("Username").fill(username);
    password().fill(PASSWORD);
    button("Create account").click();
    assertHeading(Pattern.compile(name));
    return this;
  }

  void signIn() {
    page.getByLabel("Username").fill(username);
    password().fill(PASSWORD);
    button("Sign in").click();
  }

  void signOut() {
    open("/profile");
    // What is still being asked for would be refused to somebody who has signed out.
    assertThat(page.locator(".devices li").first()).isVisible();
    button("Sign out").click();
    assertHeading(Pattern.compile("Welcome back"));
  }

  /// Creates a room, goes there and returns its code.
  String createRoom(String roomName) {
    open("/");
    page.getByLabel("Room name").fill(roomName);
    button("Create room").click();
    assertHeading(Pattern.compile(roomName));
    return page.locator(".details .invite code").innerText();
  }

  Person joinRoom(String code) {
    open("/");
    page.getByLabel("Room code").fill(code);
    button("Join room").click();
    assertThat(composer()).isVisible();
    return this;
  }

  /// Goes to a room by the list at the side.
  void enter(String roomName) {
    roomInList(roomName).click();
    assertHeading(Pattern.compile(roomName));
  }

  void say(String text) {
    composer().fill(text);
    composer().press("Enter");
  }

  Locator password() {
    return page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true));
  }

  Locator composer() {
    return page.locator("#composer");
  }

  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /// Says yes to the question on the screen.
  void confirm(String label) {
    var yes = new Locator.GetByRoleOptions().setName(label).setExact(true);
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, yes).click();
  }

  Locator roomInList(String roomName) {
    return page.locator("nav").getByRole(AriaRole.LINK).filter(having(roomName));
  }

  Locator messages() {
    return page.locator("article[data-key]");
  }

  Locator message(String text) {
    return messages().filter(having(text));
  }

  /// The number of a message, as its address has it.
  long seqOf(String text) {
    assertMessage(text);
    return Long.parseLong(message(text).getAttribute("data-seq"));
  }

  /// The room on the screen.
  String roomId() {
    return URI.create(page.url()).getPath().split("/")[2];
  }

  /// Somebody's message is there: once, and with a number.
  void assertMessage(String text) {
    assertThat(message(text)).hasCount(1);
    assertThat(message(text)).hasAttribute("data-seq", Pattern.compile("\\d+"));
  }

  void assertNoMessage(String text) {
    assertThat(message(text)).hasCount(0);
  }

  /// These and no others, once each, in this order, none still on its way.
  void assertMessages(List<String> texts) {
    assertThat(page.locator("article[data-seq] .prose")).hasText(texts.toArray(String[]::new));
    assertThat(messages()).hasCount(texts.size());
  }

  void assertHeading(Pattern text) {
    var first = new Page.GetByRoleOptions().setLevel(1).setName(text);
    assertThat(page.getByRole(AriaRole.HEADING, first)).isVisible();
  }

  /// A session of the same account for programs.
  Api.Session session() {
    return new Api(server).signIn(username);
  }

  /// Ends this browser's session from outside, as "sign out everywhere" does.
  void revokeSession() {
    var answer = context.request().delete(server.resolve("/api/v1/sessions/current").toString());
    assertThat(answer.status()).isEqualTo(204);
  }

  @Override
  public void close() {
    context.close();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
