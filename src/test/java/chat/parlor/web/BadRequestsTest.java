package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api.Answer;
import chat.parlor.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything a client can get wrong below the meaning, and what it hears.
@Timeout(180)
class BadRequestsTest {
  private static final byte[] NOT_UTF8 = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};

  @TempDir static Path data;

  private static OpenDoor door;

  @BeforeAll
  static void open() {
    door = OpenDoor.over(data, Map.of());
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @AfterEach
  void theServerIsUnharmed() {
    assertThat(door.ask("GET", "/livez").status()).isEqualTo(200);
    assertThat(door.ask("GET", "/readyz").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/accounts,POST",
    "PUT,/api/v1/sessions,'DELETE, GET, POST'",
    "PUT,/api/v1/sessions/refresh,POST",
    "POST,/api/v1/sessions/current,DELETE",
    "DELETE,/api/v1/me,GET",
    "POST,/,GET",
    "TRACE,/,GET",
    "POST,/livez,GET"
  })
  void anAddressSaysWhatItDoes(String method, String path, String allowed) throws IOException {
    var raw = RawHttp.ask(door.uri(), method + " " + path + " HTTP/1.1");
    assertThat(raw.status()).isEqualTo(405);
    assertThat(raw.text().toLowerCase()).contains("\r\nallow: " + allowed.toLowerCase());
    assertThat(raw.body().getString("code")).isEqualTo("method_not_allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", "garbage"})
  void aBodyIsJsonOrNothing(String type) {
    var answer = door.post("/sessions", type, "{}".getBytes(StandardCharsets.UTF_8));
    assertProblem(answer, 415, "unsupported_media_type");
  }

  @Test
  void aBodyMustBeReadable() {
    assertProblem(door.post("/sessions", "application/json", NOT_UTF8), 400, "bad_request");
    assertProblem(door.post("/sessions", "application/json", new byte[0]), 400, "bad_request");
    var deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertProblem(
        door.post("/sessions", "application/json", deep.getBytes(StandardCharsets.UTF_8)),
        400,
        "bad_request");
  }

  @Test
  void aBodyHasALimit() {
    var large = "{\"username\":\"" + "a".repeat(70_000) + "\"}";
    var answer = door.post("/sessions", "application/json", large.getBytes(StandardCharsets.UTF_8));
    assertProblem(answer, 413, "too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /api/v1/%c3%28 HTTP/1.1x",
        "NONSENSE",
        "GET nowhere HTTP/1.1",
        "GET / HTTP/1.1\r\nbroken header",
        "GET / HTTP/1.1\r\nContent-Length: -1",
        "POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"
      })
  void whatIsNoRequestIsToldSo(String head) throws IOException {
    var raw = RawHttp.ask(door.uri(), head);
    assertThat(raw.status()).isBetween(400, 404);
    assertGuarded(raw);
  }

  @Test
  void aRequestNamesItsHost() throws IOException {
    var head = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";
    var raw = RawHttp.send(door.uri(), head.getBytes(StandardCharsets.US_ASCII));
    assertThat(raw.status()).isEqualTo(400);
    assertGuarded(raw);
  }

  @Test
  void headersHaveALimit() throws IOException {
    var raw = RawHttp.ask(door.uri(), "GET / HTTP/1.1", "X-Long: " + "a".repeat(20_000));
    assertThat(raw.status()).isEqualTo(400);
    assertGuarded(raw);
    var line = RawHttp.ask(door.uri(), "GET /" + "a".repeat(20_000) + " HTTP/1.1");
    assertThat(line.status()).isEqualTo(400);
  }

  @Test
  void everyAnswerCarriesTheGuardingHeaders() {
    for (var path :
        new String[] {"/", "/livez", "/metrics", "/api/v1/me", "/nowhere", "/favicon.svg"}) {
      var answer = door.ask("GET", path);
      assertThat(answer.header("x-request-id")).as(path).hasSize(26);
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
      assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
      assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
      assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
      assertThat(answer.header("content-security-policy"))
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(answer.header("server")).isEmpty();
    }
  }

  @Test
  void aNodeAboutToGoIsNotReady(@TempDir Path own) {
    try (var leaving = OpenDoor.over(own, Map.of())) {
      assertThat(leaving.ask("GET", "/readyz").status()).isEqualTo(200);
      leaving.drain();
      assertProblem(leaving.ask("GET", "/readyz"), 503, "unavailable");
      assertThat(leaving.ask("GET", "/livez").status()).isEqualTo(200);
    }
  }

  @Test
  void aProblemNamesItsRequest() {
    var answer = door.ask("GET", "/api/v1/me");
    assertProblem(answer, 401, "not_signed_in");
    assertThat(answer.body().getString("requestId")).isEqualTo(answer.header("x-request-id"));
  }

  @Test
  void figuresAreThereForPrometheus() {
    door.ask("GET", "/metrics");
    var figures = door.ask("GET", "/metrics").response().body();
    assertThat(figures).contains("jvm_memory_used_bytes", "parlor_http_requests_seconds_count");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    var problem = answer.body();
    assertThat(problem.fieldNames())
        .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "requestId");
    assertThat(problem.getString("code")).isEqualTo(code);
    assertThat(problem.getInteger("status")).isEqualTo(status);
  }

  private static void assertGuarded(RawHttp raw) {
    assertThat(raw.text()).contains("application/problem+json", "nosniff");
    assertThat(raw.body().getString("requestId")).hasSize(26);
  }
}
