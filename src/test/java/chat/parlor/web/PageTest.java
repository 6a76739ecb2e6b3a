package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.RawHttp;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page, its assets, and what browsers are told about them.
@Timeout(180)
class PageTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/signin", "/signup", "/profile", "/rooms/abc", "/rooms/a/b", "/join/XY"})
  void everyAddressOfThePageIsTheOneDocument(String path) {
    var answer = door.ask("GET", path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("cache-control")).isEqualTo("no-cache");
    assertThat(answer.response().body()).doesNotContain("{{");
    assertThat(door.ask("HEAD", path).status()).isEqualTo(200);
  }

  @Test
  void thePolicyAllowsTheImportMapAndNoOtherInlineScript() throws Exception {
    var answer = door.ask("GET", "/");
    var policy = answer.header("content-security-policy");
    var map = inlineScript(answer.response().body());
    var digest = MessageDigest.getInstance("SHA-256");
    var hash =
        Base64.getEncoder().encodeToString(digest.digest(map.getBytes(StandardCharsets.UTF_8)));
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self' 'sha256-" + hash + "';")
        .contains("require-trusted-types-for 'script'", "trusted-types lit-html")
        .contains("frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "*");
  }

  @Test
  void whatTheImportMapNamesIsThere() {
    var map = inlineScript(door.ask("GET", "/").response().body());
    var imports = new JsonObject(map).getJsonObject("imports");
    assertThat(imports.fieldNames()).contains("lit", "lit/", "lit-html", "@lit/reactive-element");
    for (var name : imports.fieldNames()) {
      if (!name.endsWith("/")) {
        var module = door.ask("GET", imports.getString(name));
        assertThat(module.status()).as(name).isEqualTo(200);
        assertThat(module.header("content-type")).startsWith("text/javascript");
      }
    }
    var repeat = door.ask("GET", imports.getString("lit/") + "directives/repeat.js");
    assertThat(repeat.status()).isEqualTo(200);
  }

  @Test
  void assetsMayBeKeptForEver() {
    var answer = door.ask("GET", assets() + "/vendor/sockjs.min.js");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
  }

  @Test
  void assetsComeCompressedWhenAskedFor() throws Exception {
    var request =
        HttpRequest.newBuilder(door.uri().resolve(assets() + "/vendor/sockjs.min.js"))
            .header("accept-encoding", "br, gzip");
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
      assertThat(answer.headers().firstValue("vary")).contains("Accept-Encoding");
      var plain = unzipped(answer.body());
      assertThat(plain).contains("SockJS").hasSizeGreaterThan(answer.body().length);
    }
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    var etag = door.ask("GET", "/").header("etag");
    var again = door.ask("GET", "/", "if-none-match", etag);
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
    assertThat(door.ask("GET", "/", "if-none-match", "W/\"other\"").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/../pom.xml",
        "/assets/x/index.html",
        "/assets/0000000000000000/vendor/sockjs.min.js",
        "ASSETS/../../db/migration/V1__accounts.sql",
        "ASSETS/%2e%2e/%2e%2e/db/migration/V1__accounts.sql",
        "ASSETS/..%2f..%2flogback.xml",
        "ASSETS//vendor/sockjs.min.js",
        "ASSETS/vendor/",
        "ASSETS/",
        "ASSETS/vendor/lit/package.json",
        "ASSETS/vendor/lit/development/index.js"
      })
  void nothingElseIsServed(String path) throws IOException {
    var raw = RawHttp.ask(door.uri(), "GET " + path.replace("ASSETS", assets()) + " HTTP/1.1");
    assertThat(raw.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/favicon.ico", "/favicon.svg"})
  void browsersFindAnIconWithoutAsking(String path) {
    assertThat(door.ask("GET", path).status()).isEqualTo(200);
  }

  @Test
  void robotsAreAskedToStayOutside() {
    var robots = door.ask("GET", "/robots.txt");
    assertThat(robots.header("content-type")).startsWith("text/plain");
    assertThat(robots.response().body()).contains("Disallow: /");
  }

  @Test
  void aLostVisitorGetsAPageAndAProgramAProblem() {
    var person = door.ask("GET", "/nowhere", "accept", "text/html,*/*;q=0.8");
    assertThat(person.status()).isEqualTo(404);
    assertThat(person.header("content-type")).startsWith("text/html");
    assertThat(person.response().body()).isEqualTo(door.ask("GET", "/").response().body());
    assertThat(person.header("content-security-policy"))
        .isEqualTo(door.ask("GET", "/").header("content-security-policy"));
    var program = door.ask("GET", "/nowhere");
    assertThat(program.header("content-type")).isEqualTo("application/problem+json");
    var api = door.ask("GET", "/api/v1/nowhere", "accept", "text/html");
    assertThat(api.body().getString("code")).isEqualTo("not_found");
  }

  private static String assets() {
    var page = door.ask("GET", "/").response().body();
    var path = Pattern.compile("/assets/[0-9a-f]{16}").matcher(page);
    assertThat(path.find()).isTrue();
    return path.group();
  }

  private static String inlineScript(String html) {
    var script =
        Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL).matcher(html);
    assertThat(script.find()).isTrue();
    return script.group(1);
  }

  private static String unzipped(byte[] bytes) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
