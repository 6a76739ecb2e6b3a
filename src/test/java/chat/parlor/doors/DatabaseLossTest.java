package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Postgres;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL goes away under a running Parlor and comes back: what cannot be written is said so,
/// and everything goes on by itself.
@Timeout(240)
class DatabaseLossTest {
  @TempDir Path directory;

  private Postgres postgres;
  private ParlorProcess parlor;
  private Api.Session ann;
  private BusClient bus;
  private String room;
  private final List<Post> posts = new ArrayList<>();

  @BeforeEach
  void start() {
    postgres = Postgres.start(directory);
    var settings = new TreeMap<>(ParlorProcess.NO_LIMITS);
    settings.putAll(postgres.emptyDatabase());
    parlor = ParlorProcess.start(directory.resolve("parlor"), settings);
    ann = parlor.api().signUp("ann");
    bus = BusClient.open(parlor.uri(), ann);
    room =
        bus.ask("room.create", new JsonObject().put("name", "Tea"))
            .getJsonObject("room")
            .getString("id");
  }

  @AfterEach
  void stop() {
    bus.close();
    parlor.close();
    postgres.close();
  }

  @Test
  void aCrashedDatabaseIsMissedAndFoundAgain() {
    say();
    postgres.crashAndDo(this::nothingCanBeSaid);
    everythingGoesOn();
  }

  @Test
  void aFrozenDatabaseIsMissedAndFoundAgain() {
    say();
    postgres.freezeAndDo(this::nothingCanBeSaid);
    everythingGoesOn();
  }

  private void nothingCanBeSaid() {
    assertThat(parlor.api().get("/livez").status()).isEqualTo(200);
    assertThatThrownBy(this::say)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("unavailable"));
    assertThat(parlor.api().get("/readyz").status()).isEqualTo(503);
  }

  private void everythingGoesOn() {
    await().atMost(Duration.ofSeconds(30)).until(() -> parlor.api().get("/readyz").status() == 200);
    posts.forEach(post -> post.acknowledge(bus.ask("message.post", post.command())));
    say();

    var audit = new Audit(room);
    audit.readOn(bus);
    assertThat(audit.lost(posts)).isEmpty();
    assertThat(audit.messages()).isEqualTo(posts.size());
  }

  private void say() {
    var post = new Post("ann", room, "ann-" + posts.size());
    posts.add(post);
    post.acknowledge(bus.ask("message.post", post.command()));
  }
}
