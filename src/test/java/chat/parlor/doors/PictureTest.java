package chat.parlor.doors;

import static chat.parlor.doors.Company.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The pictures of people: what is taken, what it becomes, and who sees it.
@Timeout(600)
class PictureTest extends InBothPlaces {

  @Test
  void aPictureIsMadeAnewAsASmallSquare() throws IOException {
    for (var format : List.of("png", "jpeg", "gif")) {
      var answer = upload(alice, drawn(900, 300, format));
      assertThat(answer.status()).as(format).isEqualTo(200);
      var shown = picture(bob, answer.body().getString("picture"));
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.headers().firstValue("content-type")).contains("image/jpeg");
      assertThat(shown.headers().firstValue("content-disposition").orElse("")).contains("attachm");
      assertThat(shown.headers().firstValue("x-content-type-options")).contains("nosniff");
      var image = ImageIO.read(new ByteArrayInputStream(shown.body()));
      assertThat(image.getWidth()).isEqualTo(256);
      assertThat(image.getHeight()).isEqualTo(256);
      var middle = new Color(image.getRGB(128, 128));
      assertThat(middle.getRed()).isGreaterThan(200);
      assertThat(middle.getBlue()).isLessThan(60);
    }
  }

  @Test
  void nothingElseOfTheFileIsKept() throws IOException {
    var jpeg = drawn(300, 300, "jpeg");
    var secret = "Exif\0\0 secret place".getBytes(StandardCharsets.ISO_8859_1);
    var file = ByteBuffer.allocate(jpeg.length + secret.length + 4 + 6);
    file.put(jpeg, 0, 2).put((byte) 0xff).put((byte) 0xe1);
    file.putShort((short) (secret.length + 2)).put(secret).put(jpeg, 2, jpeg.length - 2);
    file.put("<html>".getBytes(StandardCharsets.US_ASCII));
    var answer = upload(alice, file.array());
    assertThat(answer.status()).isEqualTo(200);
    var shown = picture(bob, answer.body().getString("picture")).body();
    assertThat(new String(shown, StandardCharsets.ISO_8859_1))
        .doesNotContain("secret", "Exif", "<html>");
  }

  @Test
  void theOthersHearOfItAndFindIt() throws IOException {
    var shared = room(alice, bob);
    var heard = bob.bus().listen(shared.getString("id"));
    assertThat(names(bob)).isEmpty();
    var first = upload(alice, drawn(300, 300, "png")).body().getString("picture");
    heard.await("user.changed");
    assertThat(names(bob)).containsExactly(first);
    var second = upload(alice, drawn(300, 300, "png")).body().getString("picture");
    assertThat(names(bob)).containsExactly(second);
    assertThat(picture(bob, first).statusCode()).isEqualTo(404);
    alice.bus().ask("block.add", new JsonObject().put("user", bob.id()));
    assertThat(names(bob)).isEmpty();
    assertThat(picture(bob, second).statusCode()).isEqualTo(404);
    alice.bus().ask("block.remove", new JsonObject().put("user", bob.id()));
    var api = places.here().api();
    assertThat(api.ask(alice.session(), "DELETE", "/me/picture", null).status()).isEqualTo(204);
    assertThat(names(bob)).isEmpty();
    assertThat(picture(bob, second).statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    var png = drawn(300, 300, "png");
    var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (var file :
        List.of(
            new byte[] {1},
            svg.getBytes(StandardCharsets.UTF_8),
            "BM not a picture".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(png, 12),
            Arrays.copyOf(png, png.length / 2),
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0})) {
      var answer = upload(alice, file);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().getString("code")).isEqualTo("bad_request");
    }
    assertThat(upload(alice, new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsDecoded() throws IOException {
    var bomb = drawn(10, 10, "png");
    ByteBuffer.wrap(bomb).putInt(16, 19_000).putInt(20, 19_000);
    var crc = new CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
    var answer = upload(alice, bomb);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body().getString("code")).isEqualTo("too_large");
    assertThat(upload(alice, new byte[6 << 20]).status()).isEqualTo(413);
  }

  @Test
  void nobodyElseUploadsOrLooks() throws IOException {
    var api = places.here().api();
    var upload = api.request("/me/picture").POST(BodyPublishers.ofByteArray(new byte[100]));
    assertThat(api.send(upload).status()).isEqualTo(401);
    assertThat(api.send(api.request("/me/picture").DELETE()).status()).isEqualTo(401);
    var id = upload(alice, drawn(300, 300, "png")).body().getString("picture");
    assertThat(api.send(api.request("/pictures/" + id).GET()).status()).isEqualTo(401);
    for (var wrong : List.of("nothing", "..%2f..%2fetc", "%00")) {
      assertThat(api.ask(bob.session(), "GET", "/pictures/" + wrong, null).status()).isEqualTo(404);
    }
  }

  private List<String> names(Company.Guest viewer) {
    var users = new JsonObject().put("users", new JsonArray().add(alice.id()).add("nobody"));
    return viewer.bus().ask("people.pictures", users).getJsonArray("pictures").stream()
        .map(
            each -> {
              assertThat(((JsonObject) each).getString("user")).isEqualTo(alice.id());
              return ((JsonObject) each).getString("picture");
            })
        .toList();
  }

  private static Api.Answer upload(Company.Guest guest, byte[] file) {
    var api = places.here().api();
    var request =
        api.request("/me/picture")
            .header("authorization", "Bearer " + guest.session().token())
            .header("content-type", "application/octet-stream");
    return api.send(request.POST(BodyPublishers.ofByteArray(file)));
  }

  private static HttpResponse<byte[]> picture(Company.Guest viewer, String id) {
    var uri = URI.create(places.there().uri() + "/api/v1/pictures/" + id);
    var request =
        HttpRequest.newBuilder(uri)
            .header("authorization", "Bearer " + viewer.session().token())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Blue, with a red square in its middle.
  private static byte[] drawn(int width, int height, String format) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var brush = image.createGraphics();
    brush.setColor(Color.BLUE);
    brush.fillRect(0, 0, width, height);
    brush.setColor(Color.RED);
    brush.fillRect(width / 2 - 50, height / 2 - 50, 100, 100);
    brush.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
