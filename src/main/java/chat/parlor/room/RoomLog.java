package chat.parlor.room;

import chat.parlor.account.Notices;
import chat.parlor.wire.Address;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.function.Consumer;

/// The log of every room as others hear of it: announces what is on disk, and passes on what is not
/// kept.
public final class RoomLog {
  private static final DeliveryOptions EVERYWHERE = new DeliveryOptions();

  private final EventBus bus;

  /// Where all is published. The first message to an address asks the cluster who listens there,
  /// and that takes as long as a node hangs: never on a thread that others wait for.
  private final Context teller;

  private final Door door;
  private volatile Consumer<List<RoomEvent>> follower = events -> {};
  private final Notices notices;

  public RoomLog(Vertx vertx, Door door) {
    this.bus = vertx.eventBus();
    this.teller = vertx.getOrCreateContext();
    this.door = door;
    this.notices = new Notices(bus);
    bus.registerDefaultCodec(RoomEvent.class, new RoomEventCodec());
  }

  /// Tells every node what has been committed, in the order of its numbers. Called on the writer's
  /// thread: order on the bus holds per sender.
  public void announce(List<RoomEvent> events) {
    for (var event : events) {
      door.follow(event);
      mention(event);
    }
    follower.accept(events);
  }

  /// Who else on this node is told what has been committed, on the writer's thread.
  public void onAnnounced(Consumer<List<RoomEvent>> follower) {
    this.follower = follower;
  }

  /// Tells of a change and whom it concerns. On the writer's thread, so that notices come in the
  /// order of what they tell.
  void tell(Change change) {
    announce(change.events());
    change.notices().forEach(this::notice);
  }

  /// Tells who is listening in a room.
  public void mention(RoomEvent event) {
    publish(Address.ofRoom(event.room()), event, EVERYWHERE);
  }

  /// Tells who is listening in a room on this node something that is not kept and that every node
  /// finds out for itself.
  public void mentionHere(RoomEvent passing) {
    var here = new DeliveryOptions().setLocalOnly(true);
    publish(Address.ofRoom(passing.room()), passing, here);
  }

  /// Tells all sockets of one user something that concerns only him.
  public void notice(Notice notice) {
    teller.runOnContext(v -> notices.tell(notice.userId(), notice.body()));
  }

  private void publish(String address, Object body, DeliveryOptions how) {
    teller.runOnContext(v -> bus.publish(address, body, how));
  }
}
