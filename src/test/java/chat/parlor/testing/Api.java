package chat.parlor.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The HTTP door as a client without a browser sees it. Keeps no cookie by itself: a session
/// carries its own.
public final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ANY_PASSWORD = "correct horse battery";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final Duration patience;

  public Api(URI server) {
    this(server, PATIENCE);
  }

  /// @param patience how long an answer may take
  public Api(URI server, Duration patience) {
    this.patience = patience;
    this.server = server;
  }

  /// An answer with its body read, empty if there was none.
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonObject body() {
      return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// The refresh cookie as a client sends it back: `name=value`, or empty.
    public String cookie() {
      return header("set-cookie").split(";", 2)[0];
    }
  }

  /// Somebody who is signed in.
  public record Session(JsonObject user, String token, String cookie) {
    public String userId() {
      return user.getString("id");
    }

    public String username() {
      return user.getString("username");
    }
  }

  /// A new account; its password is the one every test account has.
  public Session signUp(String username) {
    return session(
        post(
            "/accounts", new JsonObject().put("username", username).put("password", ANY_PASSWORD)));
  }

  /// A new account under another name than its username.
  public Session signUp(String username, String displayName) {
    return session(
        post(
            "/accounts",
            new JsonObject()
                .put("username", username)
                .put("password", ANY_PASSWORD)
                .put("displayName", displayName)));
  }

  public Session signIn(String username) {
    return session(
        post(
            "/sessions", new JsonObject().put("username", username).put("password", ANY_PASSWORD)));
  }

  /// The same session with a new access token.
  public Session refresh(Session session) {
    var answer = send(request("/sessions/refresh").header("cookie", session.cookie()).POST(NONE));
    expect(answer, 200);
    return new Session(session.user(), answer.body().getString("accessToken"), answer.cookie());
  }

  public void signOut(Session session) {
    expect(end(session), 204);
  }

  /// Ends a session that may have ended before; returns whether it had not.
  public boolean endSession(Session session) {
    var answer = end(session);
    if (answer.status() != 401) {
      expect(answer, 204);
    }
    return answer.status() == 204;
  }

  private Answer end(Session session) {
    return send(
        request("/sessions/current")
            .header("authorization", "Bearer " + session.token())
            .header("cookie", session.cookie())
            .DELETE());
  }

  public Answer post(String path, JsonObject body) {
    return send(
        request(path)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  /// A request of somebody who is signed in, with a JSON body or null for none.
  public Answer ask(Session session, String method, String path, JsonObject body) {
    var request = request(path).header("authorization", "Bearer " + session.token());
    if (body == null) {
      return send(request.method(method, NONE));
    }
    request.header("content-type", "application/json");
    return send(request.method(method, BodyPublishers.ofString(body.encode())));
  }

  /// A request below `/api/v1`.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(patience);
  }

  /// A GET of any path of this server, such as `/readyz`.
  public Answer get(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).timeout(patience));
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static final HttpRequest.BodyPublisher NONE = BodyPublishers.noBody();

  private static Session session(Answer answer) {
    expect(answer, 201);
    return new Session(
        answer.body().getJsonObject("user"),
        answer.body().getString("accessToken"),
        answer.cookie());
  }

  private static void expect(Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(
          "expected %d, got %d: %s".formatted(status, answer.status(), answer.response().body()));
    }
  }
}
