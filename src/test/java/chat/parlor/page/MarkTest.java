package chat.parlor.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page tells the server of how far somebody has read, where the server is a twin that
/// takes it or does not.
@Tag("browser")
@Timeout(120)
class MarkTest {
  @RegisterExtension static final Scene scene = new Scene();

  /// `reading` has 9 of 9 messages unread, `told` is what arrived, `takes` decides what is taken.
  private static final String WITH_READING =
      """
      async () => {
        const {href} = document.querySelector('link[href$="/model/reading.js"]');
        const {Reading} = await import(href);
        const told = [];
        let takes = async () => {};
        const reading = new Reading((seq) => (told.push(seq), takes(seq)));
        reading.restart({read: 0, unread: 9, mentions: 0}, 9);
        const until = async (met) => {
          while (!met()) await new Promise((drawn) => requestAnimationFrame(drawn));
        };
        %s
      }
      """;

  private Person ada;

  @BeforeEach
  void arrive() {
    ada = scene.stranger("Ada Lovelace");
    ada.open("/signup");
  }

  @Test
  void whatIsReadUnreadAndReadAgainIsReadInTheEnd() {
    var told =
        run(
            """
            reading.seen(9, 9, 0);
            await until(() => told.length === 1);
            reading.rewind(5);
            await until(() => told.length === 2);
            reading.heard({read: 4, unread: 5, mentions: 0});
            reading.held = false;
            reading.seen(9, 5, 0);
            await until(() => told.length === 3);
            reading.heard({read: 9, unread: 0, mentions: 0});
            return `${told}: ${reading.read}, ${reading.unread} unread`;
            """);
    assertThat(told).isEqualTo("9,4,9: 9, 0 unread");
  }

  @Test
  void oneIsToldAfterTheOtherWhateverTheAnswerTakes() {
    var told =
        run(
            """
            let answer;
            takes = () => new Promise((taken) => (answer = taken));
            reading.seen(9, 9, 0);
            reading.rewind(5);
            reading.heard({read: 9, unread: 0, mentions: 0});
            const before = `${told}: ${reading.read}`;
            answer();
            await until(() => told.length === 2);
            return `${before}, then ${told}: ${reading.read}`;
            """);
    assertThat(told).isEqualTo("9: 4, then 9,4: 4");
  }

  @Test
  void whatWasNotTakenIsToldAgain() {
    var told =
        run(
            """
            takes = () => Promise.reject(new Error('not now'));
            reading.seen(7, 7, 0);
            await until(() => told.length === 2);
            reading.heard({read: 3, unread: 6, mentions: 0});
            const kept = reading.read;
            takes = async () => {};
            reading.again();
            await until(() => told.length === 3);
            return `${told}: ${kept}`;
            """);
    assertThat(told).isEqualTo("7,7,7: 7");
  }

  @Test
  void whatAnotherDeviceHasReadMeanwhileIsNotTakenBack() {
    var told =
        run(
            """
            let answer;
            takes = () => new Promise((taken) => (answer = taken));
            reading.seen(5, 5, 0);
            reading.heard({read: 8, unread: 1, mentions: 0});
            answer();
            await until(() => told.length === 2);
            return `${told}: ${reading.read}, ${reading.unread} unread`;
            """);
    assertThat(told).isEqualTo("5,8: 8, 1 unread");
  }

  private String run(String script) {
    return (String) ada.page.evaluate(WITH_READING.formatted(script));
  }
}
