package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Where somebody is signed in, and with which password.
@ParameterizedClass
@EnumSource
@Timeout(600)
class DevicesTest {
  private static final String PASSWORD = "correct horse battery";
  private static final String ANOTHER = "staple the battery";

  @TempDir static Path directory;
  private static Places places;

  @Parameter Places.Kind kind;
  private Api here;
  private Api there;
  private Api.Session first;
  private Api.Session second;

  @BeforeParameterizedClassInvocation
  static void start(Places.Kind kind) {
    places = Places.open(kind, directory);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    places.close();
  }

  @BeforeEach
  void signIn() {
    here = places.here().api();
    there = places.there().api();
    first = here.signUp("ann." + UUID.randomUUID().toString().substring(0, 8));
    second = there.signIn(first.username());
  }

  @Test
  void everySignInIsListedWithWhereItCameFrom() {
    var sessions = list(here, first);
    assertThat(sessions).hasSize(2);
    for (var session : sessions) {
      assertThat(session.getString("address")).isEqualTo("127.0.0.1");
      assertThat(session.getString("device")).startsWith("Java-http-client");
      assertThat(session.getString("createdAt")).endsWith("Z");
      assertThat(session.getString("lastUsedAt")).endsWith("Z");
    }
    assertThat(sessions.stream().filter(session -> session.getBoolean("current"))).hasSize(1);
  }

  @Test
  void oneIsEndedAndItsSocketsAreClosed() {
    try (var socket = BusClient.open(places.there().uri(), second)) {
      socket.ask("room.list", new JsonObject());
      var id = other(list(here, first));
      assertThat(ask(here, first, "DELETE", "/sessions/" + id)).isEqualTo(204);
      assertThat(socket.awaitClose()).isEqualTo(4001);
    }
    assertThat(list(here, first)).hasSize(1);
    var renewal = there.request("/sessions/refresh").header("cookie", second.cookie());
    assertThat(there.send(renewal.method("POST", BodyPublishers.noBody())).status()).isEqualTo(401);
  }

  @Test
  void allOthersAreEnded() {
    var third = there.signIn(first.username());
    try (var socket = BusClient.open(places.there().uri(), third)) {
      socket.ask("room.list", new JsonObject());
      assertThat(ask(here, first, "DELETE", "/sessions")).isEqualTo(204);
      assertThat(socket.awaitClose()).isEqualTo(4001);
    }
    assertThat(list(here, first)).hasSize(1);
    assertThat(ask(here, first, "GET", "/me")).isEqualTo(200);
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    var mallory = here.signUp("mal." + UUID.randomUUID().toString().substring(0, 8));
    var id = other(list(here, first));
    for (var wrong : List.of(id, "nothing", "%00", "x".repeat(300))) {
      var answer = here.ask(mallory, "DELETE", "/sessions/" + wrong, null);
      assertThat(answer.status()).as(wrong).isEqualTo(404);
      assertThat(answer.body().getString("code")).isEqualTo("not_found");
    }
    assertThat(list(here, first)).hasSize(2);
    assertThat(here.send(here.request("/sessions").GET()).status()).isEqualTo(401);
    assertThat(here.send(here.request("/sessions").DELETE()).status()).isEqualTo(401);
  }

  @Test
  void aPasswordIsChangedByWhoKnowsTheOld() {
    var wrong = change(here, first, "not the old one", ANOTHER, null);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body().getString("code")).isEqualTo("bad_credentials");
    assertThat(change(here, first, PASSWORD, ANOTHER, null).status()).isEqualTo(204);
    assertThat(list(here, first)).hasSize(2);
    assertThat(signIn(there, PASSWORD)).isEqualTo(401);
    assertThat(signIn(there, ANOTHER)).isEqualTo(201);
    assertThat(change(there, second, ANOTHER, PASSWORD, true).status()).isEqualTo(204);
    assertThat(list(there, second)).hasSize(1);
  }

  @Test
  void aPasswordThatCannotBeOneIsRefused() {
    assertThat(code(change(here, first, PASSWORD, "short", null))).isEqualTo("bad_request");
    assertThat(code(change(here, first, PASSWORD, "x".repeat(73), null))).isEqualTo("too_long");
    var surplus = new JsonObject().put("password", PASSWORD).put("newPassword", ANOTHER);
    surplus.put("user", "somebody");
    assertThat(code(here.ask(first, "POST", "/me/password", surplus))).isEqualTo("bad_request");
    assertThat(code(here.ask(first, "POST", "/me/password", new JsonObject())))
        .isEqualTo("bad_request");
    assertThat(signIn(here, PASSWORD)).isEqualTo(201);
  }

  @Test
  void guessingTheOldPasswordIsThrottled() {
    try (var parlor = ParlorProcess.start(directory.resolve("l" + System.nanoTime()), Map.of())) {
      var bob = parlor.api().signUp("bob");
      var codes = new ArrayList<String>();
      for (var i = 0; i < 8; i++) {
        codes.add(code(change(parlor.api(), bob, "guess " + i, ANOTHER, null)));
      }
      assertThat(codes).contains("bad_credentials").endsWith("rate_limited");
    }
  }

  private static Api.Answer change(
      Api api, Api.Session session, String old, String wanted, Boolean endOthers) {
    var body = new JsonObject().put("password", old).put("newPassword", wanted);
    if (endOthers != null) {
      body.put("endOthers", endOthers);
    }
    return api.ask(session, "POST", "/me/password", body);
  }

  private int signIn(Api api, String password) {
    var body = new JsonObject().put("username", first.username()).put("password", password);
    return api.post("/sessions", body).status();
  }

  private static String code(Api.Answer answer) {
    return answer.body().getString("code");
  }

  private static int ask(Api api, Api.Session session, String method, String path) {
    return api.ask(session, method, path, null).status();
  }

  private static List<JsonObject> list(Api api, Api.Session session) {
    var answer = api.ask(session, "GET", "/sessions", null);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().getJsonArray("sessions").stream().map(JsonObject.class::cast).toList();
  }

  private static String other(List<JsonObject> sessions) {
    return sessions.stream()
        .filter(session -> !session.getBoolean("current"))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }
}
