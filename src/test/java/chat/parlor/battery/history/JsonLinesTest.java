package chat.parlor.battery.history;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Entry.Roster;
import chat.parlor.battery.history.Entry.Seen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What was written down can be read again.
@Timeout(30)
class JsonLinesTest {
  private static final Event EVENT =
      new Event(7, Event.POSTED, "id", "c-1", "ann", Event.hash("grüße \"quoted\""));

  @TempDir Path folder;

  @Test
  void aHistoryIsReadAsItWasWritten() {
    var entries =
        List.of(
            new Asked(1, 2, "ann", Act.POST, "tea", "c-1", Long.MIN_VALUE),
            new Delivered(3, 4, "tea", How.RESUMED, EVENT),
            new Seen(4, 4, "tea", "bob", true),
            new Log(5, "", "tea", List.of(EVENT, EVENT)),
            new Roster(6, "tea", List.of("ann", "bob")));
    try (var history = History.in(folder)) {
      entries.forEach(history::add);
    }
    assertThat(History.read(folder)).isEqualTo(entries);
  }
}
