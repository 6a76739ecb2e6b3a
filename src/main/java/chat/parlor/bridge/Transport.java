package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;

/// The way frames leave for one client. All of it is called on the socket's own event loop.
interface Transport {
  /// Queues a frame; never blocks. After `close` it does nothing.
  void send(Frame frame);

  /// Queues everything in a parcel.
  default void send(Parcel parcel) {
    parcel.frames().forEach(this::send);
  }

  /// Asks for the connection to end, after what is queued.
  void close(CloseCode code);

  /// Ends the connection if nothing has been heard from the other side for too long, and otherwise
  /// asks it for a sign of life when it has been quiet. Called every few seconds.
  void checkAlive(long nowMs);

  /// What is queued here and has not reached the operating system.
  Backlog backlog();
}
