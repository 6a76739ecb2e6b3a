package chat.parlor.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The square of a picture that somebody chooses to be seen.
@Tag("browser")
@Timeout(180)
class PortraitTest {
  @RegisterExtension static final Scene scene = new Scene();

  /// The colours of what is seen, near its four corners: the greatest part each.
  private static final String COLOURS =
      """
      async (selector) => {
        const shown = document.querySelector(selector);
        if (shown.decode) await shown.decode();
        const canvas = new OffscreenCanvas(8, 8);
        const brush = canvas.getContext('2d', {willReadFrequently: true});
        brush.drawImage(shown, 0, 0, 8, 8);
        return [[1, 1], [6, 1], [1, 6], [6, 6]].map(([x, y]) => {
          const [r, g, b] = brush.getImageData(x, y, 1, 1).data;
          return Math.max(r, g, b) < 90 ? 'black' : r > g ? (r > b ? 'red' : 'blue') : g > b ? 'green' : 'blue';
        });
      }
      """;

  private static final String CHOSEN = ".crop-view canvas";
  private static final String FACE = ".profile-card parlor-face img";

  private Person ada;
  private CDPSession fingers;

  @Test
  void theMiddleIsProposedAndTaken() {
    ada = scene.newcomer("Ada Lovelace");
    choose();
    assertThat(colours(CHOSEN)).containsExactly("red", "blue", "green", "black");
    ada.button("Use picture").click();
    assertThat(ada.page.locator(FACE)).hasJSProperty("naturalWidth", 256);
    assertThat(colours(FACE)).containsExactly("red", "blue", "green", "black");
    assertThat(ada.button("Choose a picture")).isFocused();
  }

  @Test
  void keysMoveAndZoomIt() {
    ada = scene.newcomer("Ada Lovelace");
    choose();
    assertThat(view()).isFocused();
    for (var i = 0; i < 12; i++) {
      ada.page.keyboard().press("ArrowRight");
    }
    assertThat(colours(CHOSEN)).containsExactly("blue", "blue", "black", "black");
    for (var i = 0; i < 12; i++) {
      ada.page.keyboard().press("+");
    }
    for (var i = 0; i < 40; i++) {
      ada.page.keyboard().press("ArrowDown");
    }
    assertThat(colours(CHOSEN)).containsOnly("black");
    assertThat(ada.page.getByLabel("Zoom", exactly())).hasAttribute("aria-valuetext", "535 %");
    ada.page.keyboard().press("-");
    assertThat(ada.page.getByLabel("Zoom", exactly())).hasAttribute("aria-valuetext", "465 %");
    ada.button("Use picture").click();
    assertThat(ada.page.locator(FACE)).isVisible();
    assertThat(colours(FACE)).containsOnly("black");
  }

  @Test
  void theMouseMovesAndZoomsIt() {
    ada = scene.newcomer("Ada Lovelace");
    choose();
    var box = view().boundingBox();
    ada.page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
    ada.page.mouse().down();
    ada.page.mouse().move(box.x + box.width * 2, box.y + box.height / 2);
    ada.page.mouse().up();
    assertThat(colours(CHOSEN)).containsExactly("red", "red", "green", "green");
    ada.page.mouse().move(box.x + 2, box.y + box.height - 2);
    ada.page.mouse().wheel(0, -900);
    ada.page.waitForFunction("() => document.querySelector('.crop-zoom input').value > 500");
    assertThat(colours(CHOSEN)).containsOnly("green");
    ada.button("Cancel").click();
    assertThat(ada.page.locator("dialog.crop")).hasCount(0);
    assertThat(ada.page.locator(FACE)).hasCount(0);
  }

  @Test
  void fingersMoveAndZoomIt() {
    var touch = new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
    ada = scene.stranger("Ada Lovelace", touch.setIsMobile(true)).signUp();
    choose();
    fingers = ada.page.context().newCDPSession(ada.page);
    var box = view().boundingBox();
    var x = box.x + box.width / 2;
    var y = box.y + box.height / 2;
    touch("touchStart", x, y);
    touch("touchMove", x - 20, y);
    touch("touchMove", x - 400, y);
    touch("touchEnd");
    assertThat(colours(CHOSEN)).containsExactly("blue", "blue", "black", "black");
    touch("touchStart", x - 20, y, x + 20, y);
    touch("touchMove", x - 25, y, x + 25, y);
    touch("touchMove", x - 80, y, x + 80, y);
    touch("touchEnd");
    var zoom = ada.page.getByLabel("Zoom", exactly());
    assertThat(zoom).hasAttribute("aria-valuetext", "400 %");
    touch("touchStart", x, y);
    touch("touchMove", x, y - 20);
    touch("touchMove", x, y - 300);
    touch("touchEnd");
    assertThat(colours(CHOSEN)).containsOnly("black");
  }

  private void choose() {
    ada.open("/profile");
    var file = new FilePayload("me.png", "image/png", quarters());
    ada.button("Choose a picture").focus();
    ada.page.locator("input[type=file]").setInputFiles(file);
    assertThat(view()).isVisible();
  }

  private Locator view() {
    return ada.page.getByLabel("The part that is shown");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  @SuppressWarnings("unchecked")
  private List<String> colours(String selector) {
    return (List<String>) ada.page.evaluate(COLOURS, selector);
  }

  /// What fingers do; each is two numbers.
  private void touch(String kind, double... places) {
    var points = new JsonArray();
    for (var i = 0; i < places.length; i += 2) {
      var point = new JsonObject();
      point.addProperty("x", places[i]);
      point.addProperty("y", places[i + 1]);
      point.addProperty("id", i);
      points.add(point);
    }
    var event = new JsonObject();
    event.addProperty("type", kind);
    event.add("touchPoints", points);
    fingers.send("Input.dispatchTouchEvent", event);
  }

  /// Twice as wide as high: red and blue above, green and black below.
  private static byte[] quarters() {
    var image = new BufferedImage(800, 400, BufferedImage.TYPE_INT_RGB);
    var brush = image.createGraphics();
    var colours = List.of(Color.RED, Color.BLUE, Color.GREEN, Color.BLACK);
    for (var i = 0; i < colours.size(); i++) {
      brush.setColor(colours.get(i));
      brush.fillRect(i % 2 * 400, i / 2 * 200, 400, 200);
    }
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
