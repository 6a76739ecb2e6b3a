package chat.parlor.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What went wrong in a tab without anybody seeing it: errors on the console, which is where a
/// violated content policy is reported too, failed answers, and requests to anybody else.
final class Faults {
  private final List<String> seen = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  private final URI server;

  Faults(URI server) {
    this.server = server;
  }

  void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            seen.add("console: " + message.text());
          }
        });
    page.onPageError(error -> seen.add("script: " + error));
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            seen.add(response.status() + ": " + response.url());
          }
        });
    page.onRequest(
        request -> {
          var to = URI.create(request.url().split("[?,]", 2)[0]);
          if (!Set.of("data", "blob").contains(to.getScheme())
              && !server.getAuthority().equals(to.getAuthority())) {
            seen.add("to a third party: " + request.url());
          }
        });
  }

  /// A test that provokes a fault names it beforehand.
  void expect(String part) {
    expected.add(part);
  }

  void assertNone() {
    assertThat(seen).filteredOn(fault -> expected.stream().noneMatch(fault::contains)).isEmpty();
  }
}
