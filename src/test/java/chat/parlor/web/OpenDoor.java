package chat.parlor.web;

import chat.parlor.account.Accounts;
import chat.parlor.account.Notices;
import chat.parlor.database.Database;
import chat.parlor.message.Takeout;
import chat.parlor.notice.Herald;
import chat.parlor.people.Blocks;
import chat.parlor.people.Friends;
import chat.parlor.people.Pictures;
import chat.parlor.people.Unseen;
import chat.parlor.room.Appearance;
import chat.parlor.room.Door;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import chat.parlor.settings.DatabaseLogin;
import chat.parlor.settings.Invocation;
import chat.parlor.settings.Settings;
import chat.parlor.testing.Api;
import chat.parlor.testing.Api.Answer;
import chat.parlor.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The real HTTP door on a free port, in this process, over a real database, with a clock that the
/// test moves.
final class OpenDoor implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  final MovableClock clock = new MovableClock();

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Accounts accounts;
  private final Web web;
  private final URI uri;

  private OpenDoor(Settings settings) {
    var login =
        settings
            .database()
            .orElseGet(() -> new DatabaseLogin(Database.embeddedIn(settings.data()), "", ""));
    database =
        Database.open(vertx, Database.migrate(login.url(), login.user(), login.password())).await();
    accounts = Accounts.open(vertx, database, settings, clock).await();
    web =
        Web.open(
                vertx,
                settings,
                Assets.load(),
                accounts,
                personal(),
                database::ping,
                new Meters(),
                Sockets.NONE)
            .await();
    uri = URI.create("http://127.0.0.1:" + web.port());
  }

  private Personal personal() {
    var notices = new Notices(vertx.eventBus());
    var herald = new Herald(vertx, database, notices);
    var friends = new Friends(database, notices, herald);
    var blocks = new Blocks(database, notices, herald, new Unseen(vertx, database));
    var pictures = new Pictures(vertx, database);
    var door = new Door(vertx, database, false);
    var rooms = new Rooms(database, new RoomLog(vertx, door), door);
    var takeout =
        new Takeout(
            database, accounts.profiles(), accounts.devices(), friends, blocks, pictures, rooms);
    return new Personal(takeout, pictures, new Appearance(rooms, friends, notices));
  }

  /// A door with the limits off and cheap passwords, unless the settings say otherwise.
  static OpenDoor over(Path data, Map<String, String> settings) {
    var all = new HashMap<String, String>();
    all.put("PARLOR_PORT", "0");
    all.put("PARLOR_DATA", data.toString());
    all.put("PARLOR_PASSWORD_COST", "10");
    all.put("PARLOR_LIMITS_ATTEMPTS_PER_MINUTE", "0");
    all.putAll(TestDatabase.of(data));
    all.putAll(settings);
    return new OpenDoor(((Invocation.Serve) Invocation.of(all)).settings());
  }

  URI uri() {
    return uri;
  }

  Accounts accounts() {
    return accounts;
  }

  Api api() {
    return new Api(uri);
  }

  RowSet<Row> read(String sql) {
    return database.read(sql, Tuple.tuple()).await();
  }

  void drain() {
    web.drain();
  }

  Answer signUp(String username) {
    return signUp(username, PASSWORD);
  }

  Answer signUp(String username, String password) {
    return api().post("/accounts", credentials(username, password));
  }

  Answer signIn(String username, String password) {
    return api().post("/sessions", credentials(username, password));
  }

  /// Renews with a cookie as a browser would send it.
  Answer refresh(String cookie) {
    return api()
        .send(
            api()
                .request("/sessions/refresh")
                .header("cookie", cookie)
                .POST(BodyPublishers.noBody()));
  }

  Answer me(String accessToken) {
    return api().send(api().request("/me").header("authorization", "Bearer " + accessToken).GET());
  }

  Answer post(String path, String contentType, byte[] body) {
    return api()
        .send(
            api()
                .request(path)
                .header("content-type", contentType)
                .POST(BodyPublishers.ofByteArray(body)));
  }

  /// Any request, below the root.
  Answer ask(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(uri.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.noBody());
    return api().send(headers.length == 0 ? request : request.headers(headers));
  }

  /// The body of a sign-up or sign-in.
  static HttpRequest.BodyPublisher body(String username, String password) {
    return BodyPublishers.ofString(credentials(username, password).encode());
  }

  private static JsonObject credentials(String username, String password) {
    return new JsonObject().put("username", username).put("password", password);
  }

  @Override
  public void close() {
    web.close().await();
    accounts.close();
    database.close().await();
    vertx.close().await();
  }
}
