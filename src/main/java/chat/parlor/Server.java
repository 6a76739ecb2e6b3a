package chat.parlor;

import chat.parlor.account.Accounts;
import chat.parlor.account.Notices;
import chat.parlor.bridge.Bridge;
import chat.parlor.bridge.Commands;
import chat.parlor.bridge.MeCommands;
import chat.parlor.bridge.MessageCommands;
import chat.parlor.bridge.NoticeCommands;
import chat.parlor.bridge.PeopleCommands;
import chat.parlor.bridge.Rates;
import chat.parlor.bridge.ReminderCommands;
import chat.parlor.bridge.RoomCommands;
import chat.parlor.bridge.SearchCommands;
import chat.parlor.cluster.Cluster;
import chat.parlor.cluster.Nodes;
import chat.parlor.database.BackupSchedule;
import chat.parlor.database.Backups;
import chat.parlor.database.Database;
import chat.parlor.message.Farewells;
import chat.parlor.message.Takeout;
import chat.parlor.message.Talk;
import chat.parlor.message.Timeline;
import chat.parlor.notice.Crier;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Notifications;
import chat.parlor.people.Blocks;
import chat.parlor.people.Directory;
import chat.parlor.people.Friends;
import chat.parlor.people.Pictures;
import chat.parlor.people.Unseen;
import chat.parlor.presence.Presence;
import chat.parlor.reminder.Alarm;
import chat.parlor.reminder.Reminders;
import chat.parlor.room.Appearance;
import chat.parlor.room.Directs;
import chat.parlor.room.Door;
import chat.parlor.room.Heeds;
import chat.parlor.room.Reads;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import chat.parlor.search.Search;
import chat.parlor.settings.BackupPlan;
import chat.parlor.settings.Clustering;
import chat.parlor.settings.Settings;
import chat.parlor.settings.WrongSetting;
import chat.parlor.web.Assets;
import chat.parlor.web.Meters;
import chat.parlor.web.Personal;
import chat.parlor.web.Sockets;
import chat.parlor.web.Web;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running Parlor: its parts, started in order and stopped in reverse.
final class Server {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final int CLUSTER_WORKERS = 64;

  private final Settings settings;
  private final Parts parts = new Parts();
  private int port;

  Server(Settings settings) {
    this.settings = settings;
  }

  /// Starts every part, or none.
  ///
  /// @throws CannotStart when something is in the way
  /// @throws WrongSetting when a setting turns out wrong only now
  void start() {
    try {
      startParts();
    } catch (RuntimeException reason) {
      parts.stop();
      throw reason;
    }
  }

  private void startParts() {
    var directory = DataDirectory.claim(settings.data());
    parts.onStop("data directory", directory::close);

    // Neither of these needs another, and the tables take longest.
    var tables = Start.meanwhile(() -> Start.tables(settings));
    var assets = Start.meanwhile(Assets::load);
    var measuring = Start.meanwhile(Meters::new);
    var cluster = settings.cluster().map(this::join);
    var vertx = vertx(cluster);
    parts.onStop("Vert.x", vertx::close);

    var database = Start.database(vertx, Start.join(tables));
    database.onFatal(Server::die);
    parts.onStop("database", database::close);

    var accounts = Start.await(Accounts.open(vertx, database, settings, InstantSource.system()));
    parts.onStop("accounts", accounts::close);

    var nodes = cluster.<Nodes>map(joined -> joined).orElseGet(Nodes::alone);
    var inside = inside(vertx, nodes, database, accounts);
    var bridge = inside.bridge();
    var sockets = new Sockets(bridge::upgrade, loop -> bridge.sockJs());
    var meters = Start.join(measuring);
    meters.gauge("parlor.sockets", "Open sockets.", bridge::sockets);
    meters.gauge("parlor.rooms", "Rooms that somebody here listens to.", bridge::rooms);

    var web =
        Start.listening(
            settings,
            Web.open(
                vertx,
                settings,
                Start.join(assets),
                accounts,
                inside.personal(),
                () -> nodes.sound() ? database.ping() : Future.failedFuture("no cluster"),
                meters,
                sockets));
    parts.onStop("web", web::close);
    parts.onStop("sockets", bridge::drain);
    parts.onStop("readiness", () -> sayGoodbye(web));
    port = web.port();
    inside.search().begin();
    settings.backups().ifPresent(plan -> backUp(vertx, plan));
  }

  private void backUp(Vertx vertx, BackupPlan plan) {
    var backups = new Backups(settings.data(), plan.directory());
    BackupSchedule.begin(vertx, backups, plan.every(), InstantSource.system());
  }

  /// What the doors open on.
  private record Inside(Bridge bridge, Personal personal, Search search) {}

  /// Everything behind the doors, from the rooms up.
  private Inside inside(Vertx vertx, Nodes nodes, Database database, Accounts accounts) {
    var door = new Door(vertx, database, settings.database().isPresent());
    var log = new RoomLog(vertx, door);
    var rooms = new Rooms(database, log, door);
    var timeline = new Timeline(database);

    var search =
        database.hasFullText()
            ? Search.inPostgres(vertx, database, timeline)
            : Search.inFiles(vertx, database, timeline, log, settings.data().resolve("search"));
    parts.onStop("search", search::close);

    var notices = new Notices(vertx.eventBus());
    var herald = new Herald(vertx, database, notices);
    var friends = new Friends(database, notices, herald);
    var unseen = new Unseen(vertx, database);
    var presence = new Presence(database, rooms, log, friends, notices, accounts.renames(), nodes);
    var worker =
        new DeploymentOptions()
            .setThreadingModel(ThreadingModel.WORKER)
            .setWorkerPoolName("parlor-presence")
            // One to work, one to wait for the cluster when a node hangs.
            .setWorkerPoolSize(2);
    var presenceId = Start.await(vertx.deployVerticle(presence, worker));
    parts.onStop("presence", () -> vertx.undeploy(presenceId));

    Crier.begin(vertx, database, notices, presence::isHere);
    var alarm = Alarm.begin(vertx, database, notices, herald);
    parts.onStop("reminders", alarm::close);

    var talk = Talk.over(database, log, door, herald, presence::isOnline);
    Farewells.begin(vertx, database, rooms, friends, talk.messages());
    var blocks = new Blocks(database, notices, herald, unseen);
    var pictures = new Pictures(vertx, database);
    var appearance = new Appearance(rooms, friends, notices);
    var rates = new Rates(settings.limits());
    var commands =
        new Commands(
            new RoomCommands(
                rooms,
                new Reads(vertx, database, log, door, herald),
                new Heeds(database, log),
                timeline,
                presence,
                unseen,
                door,
                rates),
            new MessageCommands(talk, timeline, door, rates),
            new PeopleCommands(
                new Directs(database, log),
                new Directory(database),
                accounts.profiles(),
                friends,
                blocks,
                pictures,
                presence,
                rates),
            new MeCommands(accounts.profiles(), appearance, rates),
            new SearchCommands(search, rates),
            new NoticeCommands(new Notifications(database, herald), herald.keywords(), rates),
            new ReminderCommands(new Reminders(database, notices), rates));
    var bridge =
        new Bridge(
            vertx, accounts.tokens(), door, timeline, presence, unseen, commands, rates, settings);
    var takeout =
        new Takeout(
            database, accounts.profiles(), accounts.devices(), friends, blocks, pictures, rooms);
    return new Inside(bridge, new Personal(takeout, pictures, appearance), search);
  }

  /// Where it listens, for people.
  String url() {
    var scheme = settings.tls().isPresent() ? "https" : "http";
    var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return scheme + "://" + host + ":" + port;
  }

  /// Lets load balancers see that this node goes before anybody's socket is closed.
  private void sayGoodbye(Web web) {
    web.drain();
    try {
      Thread.sleep(Duration.ofSeconds(settings.drainSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Stops every part; what was acknowledged is on disk already, what is running is finished.
  void stop() {
    parts.stop();
  }

  private Cluster join(Clustering clustering) {
    var cluster = Cluster.join(clustering);
    parts.onStop("cluster", cluster::leave);
    return cluster;
  }

  private static Vertx vertx(Optional<Cluster> cluster) {
    var options =
        new VertxOptions()
            .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
            .setPreferNativeTransport(true)
            .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false));
    return cluster.isEmpty()
        ? Vertx.vertx(options)
        : Start.await(
            // Whoever asks a hanging node holds a worker until it is given up; reads need some,
            // too.
            cluster.get().vertx(Vertx.builder(), options.setWorkerPoolSize(CLUSTER_WORKERS)));
  }

  /// The database can no longer be trusted to keep what it is given: better no server than one that
  /// forgets. Halting skips the draining, which would wait for that very database.
  private static void die(Throwable failure) {
    LOG.error("The database failed for good; Parlor ends.", failure);
    Runtime.getRuntime().halt(1);
  }
}
