package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The promise under `kill -9`: senders at full speed, the process gone at a random moment, then
/// the log compared with every acknowledgement. `-Dparlor.kills=200` and
/// `-Dparlor.acknowledged=1000000` make the long run, `-Dparlor.seed=…` repeats one.
@Timeout(7200)
class KillTest {
  private static final int KILLS = Integer.getInteger("parlor.kills", 20);
  private static final int ACKNOWLEDGED = Integer.getInteger("parlor.acknowledged", 0);
  private static final int RUN_MS = Integer.getInteger("parlor.run.ms", 1200);
  private static final long SEED = Long.getLong("parlor.seed", System.nanoTime());
  private static final int PROGRESS_EVERY = 50;
  private static final int SENDERS = 6;
  private static final int ROOMS = 3;
  private static final int RUN_MS_MIN = 20;

  private final Random random = new Random(SEED);
  private final List<RestlessSender> senders = new ArrayList<>();
  private final List<Audit> audits = new ArrayList<>();
  private Api.Session watcher;
  private int kills;

  @TempDir Path data;

  @Test
  void whatWasAcknowledgedIsThereOnceAfterEveryKill() {
    System.out.printf("KillTest: %d kills, -Dparlor.seed=%d%n", KILLS, SEED);
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      settle(parlor);
      while (kills < KILLS || sent() < ACKNOWLEDGED) {
        kills++;
        var seenLive = killWhileTheySend(parlor);
        parlor.startAgain();
        renewTokens(parlor.api());
        audit(parlor.uri(), seenLive);
        together(sender -> sender.catchUp(parlor.uri()));
        audit(parlor.uri(), List.of());
        assertEverythingIsAnswered();
        tellProgress();
      }
      assertThat(parlor.terminate()).isZero();
      parlor.startAgain();
      renewTokens(parlor.api());
      auditFromTheBeginning(parlor.uri());
    }
    System.out.printf(
        "KillTest: %d kills, %d acknowledged, lost 0, doubled 0, holes 0%n", kills, sent());
  }

  private void tellProgress() {
    if (kills % PROGRESS_EVERY == 0) {
      System.out.printf("KillTest: %d kills, %d acknowledged so far%n", kills, sent());
    }
  }

  /// After each kill all that was sent is acknowledged.
  private int sent() {
    return senders.stream().mapToInt(sender -> sender.posts().size()).sum();
  }

  private void settle(ParlorProcess parlor) {
    watcher = parlor.api().signUp("watcher");
    var rooms = new ArrayList<String>();
    var codes = new ArrayList<String>();
    try (var bus = BusClient.open(parlor.uri(), watcher)) {
      for (int i = 0; i < ROOMS; i++) {
        var room =
            bus.ask("room.create", new JsonObject().put("name", "Room " + i)).getJsonObject("room");
        rooms.add(room.getString("id"));
        codes.add(room.getString("code"));
        audits.add(new Audit(room.getString("id")));
      }
    }
    for (int i = 0; i < SENDERS; i++) {
      var session = parlor.api().signUp("sender" + i);
      try (var bus = BusClient.open(parlor.uri(), session)) {
        codes.forEach(code -> bus.ask("room.join", new JsonObject().put("code", code)));
      }
      senders.add(new RestlessSender(session, rooms, random.nextLong()));
    }
  }

  /// Returns what a member's socket was shown of each room until the end.
  private List<Inbox> killWhileTheySend(ParlorProcess parlor) {
    var seen = new ArrayList<Inbox>();
    try (var bus = BusClient.open(parlor.uri(), watcher)) {
      for (var audit : audits) {
        seen.add(bus.register("room." + audit.room(), audit.head()));
      }
      seen.forEach(inbox -> inbox.await("head"));
      together(sender -> sender.connect(parlor.uri()));
      long afterMs = random.nextLong(RUN_MS_MIN, RUN_MS);
      var killed =
          CompletableFuture.runAsync(
              parlor::kill, CompletableFuture.delayedExecutor(afterMs, TimeUnit.MILLISECONDS));
      together(RestlessSender::run);
      killed.join();
      bus.awaitClose();
    }
    return seen;
  }

  private void renewTokens(Api api) {
    watcher = api.refresh(watcher);
    senders.forEach(sender -> sender.renew(api));
  }

  private void audit(URI server, List<Inbox> seenLive) {
    try (var bus = BusClient.open(server, watcher)) {
      for (int i = 0; i < audits.size(); i++) {
        var audit = audits.get(i);
        audit.readOn(bus);
        if (!seenLive.isEmpty()) {
          audit.assertHolds(seenLive.get(i).events());
        }
        for (var sender : senders) {
          assertThat(audit.lost(sender.posts())).isEmpty();
          audit.assertInOrder(sender.posts());
        }
      }
    }
  }

  private void assertEverythingIsAnswered() {
    int kept = audits.stream().mapToInt(Audit::messages).sum();
    assertThat(kept).isEqualTo(sent());
    senders.forEach(sender -> assertThat(sender.surprises()).isEmpty());
  }

  private void auditFromTheBeginning(URI server) {
    var rooms = audits.stream().map(Audit::room).toList();
    audits.clear();
    rooms.forEach(room -> audits.add(new Audit(room)));
    audit(server, List.of());
    assertEverythingIsAnswered();
  }

  private void together(java.util.function.Consumer<RestlessSender> act) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var acts =
          senders.stream()
              .map(sender -> CompletableFuture.runAsync(() -> act.accept(sender), threads))
              .toList();
      acts.forEach(CompletableFuture::join);
    }
  }
}
