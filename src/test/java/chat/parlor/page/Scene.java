package chat.parlor.page;

import chat.parlor.testing.ParlorProcess;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Where a class of tests plays: one server, one browser, and the people who came in during the
/// present test. At its end they leave, and nothing may have gone wrong unseen in any of their
/// tabs.
final class Scene implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final List<Person> people = new ArrayList<>();
  private Path data;
  private ParlorProcess parlor;
  private Chromium chromium;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    data = Files.createTempDirectory("parlor");
    parlor = ParlorProcess.startWithoutLimits(data);
    chromium = new Chromium();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var present = List.copyOf(people);
    people.clear();
    try {
      present.forEach(person -> person.faults.assertNone());
    } finally {
      present.forEach(Person::close);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    chromium.close();
    parlor.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  ParlorProcess parlor() {
    return parlor;
  }

  /// Somebody with a browser profile of their own, not signed in.
  Person stranger(String name) {
    return noted(chromium.person(parlor.uri(), name));
  }

  /// The same with another window, pointer or wish of the system.
  Person stranger(String name, Browser.NewContextOptions options) {
    return noted(chromium.person(parlor.uri(), name, options));
  }

  /// Somebody with a new account, at their empty rooms.
  Person newcomer(String name) {
    return stranger(name).signUp();
  }

  /// Somebody with a new account, in a room they were given the code of.
  Person guest(String name, String code) {
    return newcomer(name).joinRoom(code);
  }

  private Person noted(Person person) {
    people.add(person);
    return person;
  }
}
