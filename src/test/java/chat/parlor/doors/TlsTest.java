package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Run;
import chat.parlor.testing.SelfSigned;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// https and wss on the same port, with a certificate made here.
@Timeout(120)
@Tag("sockets")
class TlsTest {
  private static final int SOCKETS = 6;
  private static final int MESSAGES = 25;

  @TempDir static Path directory;

  private static SelfSigned pair;
  private static ParlorProcess parlor;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    pair = SelfSigned.in(directory, "parlor");
    parlor = ParlorProcess.start(directory.resolve("data"), settings(pair.key()));
    http = HttpClient.newBuilder().sslContext(pair.trustingIt()).build();
  }

  @AfterAll
  static void stop() {
    http.close();
    parlor.close();
  }

  @Test
  void thePageComesOverHttps() throws Exception {
    assertThat(parlor.uri().getScheme()).isEqualTo("https");
    var page = send(HttpRequest.newBuilder(parlor.uri().resolve("/")));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("strict-transport-security")).isPresent();
  }

  @Test
  void whoDoesNotTrustTheCertificateGetsNothing() {
    assertThatThrownBy(() -> parlor.api().get("/")).hasMessageContaining("PKIX");
  }

  @Test
  void theCookieIsBoundToThisHost() throws Exception {
    var cookie = signUp("ada").cookie();
    assertThat(cookie)
        .startsWith("__Host-parlor_refresh=")
        .contains("Secure", "Path=/", "SameSite=Strict")
        .doesNotContain("Domain");
    var renewed =
        send(
            HttpRequest.newBuilder(parlor.uri().resolve("/api/v1/sessions/refresh"))
                .header("cookie", cookie.split(";")[0])
                .header("origin", parlor.uri().toString())
                .POST(BodyPublishers.noBody()));
    assertThat(renewed.statusCode()).isEqualTo(200);
  }

  @Test
  void socketsOpenOverWss() throws Exception {
    var answer = new CompletableFuture<String>();
    var listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answer.complete(text.toString());
            return null;
          }
        };
    var uri = URI.create("wss://" + parlor.uri().getAuthority() + "/eventbus/websocket");
    var socket = http.newWebSocketBuilder().buildAsync(uri, listener).get(20, TimeUnit.SECONDS);
    socket.sendText("{\"type\":\"nonsense\"}", true).get(20, TimeUnit.SECONDS);
    assertThat(answer.get(20, TimeUnit.SECONDS)).contains("err");
    socket.abort();
  }

  /// TLS puts what is due to a socket together before it encrypts: what all of a room share must
  /// not take in what is only for one of them.
  @Test
  void whatSocketsShareStaysApartFromWhatIsForOne() throws Exception {
    var session = signUp("bea");
    var sockets = new ArrayList<BusClient>();
    try {
      for (var i = 0; i < SOCKETS; i++) {
        sockets.add(BusClient.open(parlor.uri(), session, http));
      }
      var author = sockets.getFirst();
      var room =
          author
              .ask("room.create", JsonObject.of("name", "Safe"))
              .getJsonObject("room")
              .getString("id");
      var heard = sockets.stream().map(socket -> socket.listen(room)).toList();
      var answers = new ArrayList<CompletableFuture<JsonObject>>();
      var texts = new ArrayList<String>();
      for (var i = 0; i < MESSAGES; i++) {
        texts.add("message " + i + " " + "x".repeat(200));
        var post = JsonObject.of("room", room, "clientId", "m" + i, "text", texts.getLast());
        answers.add(author.send("message.post", post));
        sockets.forEach(socket -> answers.add(socket.send("room.list", new JsonObject())));
      }
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      var head = author.ask("room.sync", JsonObject.of("room", room, "after", 0)).getLong("head");
      for (var inbox : heard) {
        inbox.awaitSeq(head);
        assertThat(inbox.events())
            .extracting(event -> event.getJsonObject("message").getString("text"))
            .containsExactlyElementsOf(texts);
      }
    } finally {
      sockets.forEach(BusClient::close);
    }
  }

  @Test
  void plainHttpOnTheTlsPortGetsNoAnswer() throws Exception {
    var plain = URI.create("http://" + parlor.uri().getAuthority() + "/");
    assertThatThrownBy(() -> send(HttpRequest.newBuilder(plain))).isInstanceOf(IOException.class);
    assertThat(send(HttpRequest.newBuilder(parlor.uri().resolve("/livez"))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKeyOfAnotherCertificateIsAWrongSetting() {
    var other = SelfSigned.in(directory, "other");
    var settings = new HashMap<>(settings(other.key()));
    settings.put("PARLOR_PORT", "0");
    settings.put("PARLOR_DATA", directory.resolve("unused").toString());
    var run = Run.of(settings);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).contains("PARLOR_TLS_KEY");
  }

  private static Api.Session signUp(String username) throws Exception {
    var signedUp =
        send(
            HttpRequest.newBuilder(parlor.uri().resolve("/api/v1/accounts"))
                .header("content-type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"username\":\"%s\",\"password\":\"correct horse\"}"
                            .formatted(username))));
    assertThat(signedUp.statusCode()).isEqualTo(201);
    var body = new JsonObject(signedUp.body());
    return new Api.Session(
        body.getJsonObject("user"),
        body.getString("accessToken"),
        signedUp.headers().firstValue("set-cookie").orElseThrow());
  }

  private static Map<String, String> settings(Path key) {
    return Map.of(
        "PARLOR_TLS_CERT", pair.certificate().toString(), "PARLOR_TLS_KEY", key.toString());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
