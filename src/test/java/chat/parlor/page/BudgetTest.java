package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a first visit costs, from the front page to a room.
@Tag("browser")
@Timeout(120)
class BudgetTest {
  private static final int SCRIPT_BYTES_MAX = 80 * 1024;
  private static final int STYLE_BYTES_MAX = 20 * 1024;
  private static final int REQUESTS_MAX = 60;

  @TempDir Path data;

  @Test
  void aFirstVisitIsLight() {
    var answers = new ArrayList<Response>();
    try (var parlor = ParlorProcess.startWithoutLimits(data);
        var chromium = new Chromium();
        var ada = chromium.person(parlor.uri(), "Ada Lovelace")) {
      ada.page.onResponse(answers::add);
      ada.open("/");
      ada.page.getByLabel("Username").fill(ada.username);
      ada.password().fill(Person.PASSWORD);
      ada.button("Create account").click();
      ada.page.getByLabel("Room name").fill("Kitchen table");
      ada.button("Create room").click();
      assertThat(ada.composer()).isVisible();
      var ownOnly = answers.stream().filter(answer -> !answer.url().startsWith("data:")).toList();
      assertThat(ownOnly).hasSizeLessThanOrEqualTo(REQUESTS_MAX);
      assertThat(bytes(ownOnly, ".js")).isBetween(10_000, SCRIPT_BYTES_MAX);
      assertThat(bytes(ownOnly, ".css")).isBetween(1_000, STYLE_BYTES_MAX);
      ada.faults.assertNone();
    }
  }

  private static int bytes(List<Response> answers, String ending) {
    return answers.stream()
        .filter(answer -> answer.url().endsWith(ending))
        .mapToInt(answer -> answer.request().sizes().responseBodySize)
        .sum();
  }
}
