package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Run;
import chat.parlor.testing.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
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
    var signedUp =
        send(
            HttpRequest.newBuilder(parlor.uri().resolve("/api/v1/accounts"))
                .header("content-type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"username\":\"ada\",\"password\":\"correct horse\"}")));
    assertThat(signedUp.statusCode()).isEqualTo(201);
    var cookie = signedUp.headers().firstValue("set-cookie").orElseThrow();
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

  private static Map<String, String> settings(Path key) {
    return Map.of(
        "PARLOR_TLS_CERT", pair.certificate().toString(), "PARLOR_TLS_KEY", key.toString());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
