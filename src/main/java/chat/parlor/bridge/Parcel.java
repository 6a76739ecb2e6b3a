package chat.parlor.bridge;

import chat.parlor.room.RoomEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/// What has come for the sockets of a room in one turn of an event loop, in order. The sockets that
/// are due all of it share its bytes.
final class Parcel {
  private final List<RoomEvent> events = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final ByteBuf[] bytes = new ByteBuf[2];
  private long first = Long.MAX_VALUE;
  private long last;
  private int length;
  private boolean passing;

  void add(RoomEvent event, Frame frame) {
    events.add(event);
    frames.add(frame);
    length += frame.size();
    if (event.durable()) {
      first = Math.min(first, event.seq());
      last = event.seq();
    } else {
      passing = true;
    }
  }

  int size() {
    return frames.size();
  }

  /// About how many bytes it is on the wire.
  int length() {
    return length;
  }

  RoomEvent event(int index) {
    return events.get(index);
  }

  List<Frame> frames() {
    return frames;
  }

  Frame frame(int index) {
    return frames.get(index);
  }

  /// The lowest number in it; higher than any where there is none.
  long first() {
    return first;
  }

  /// The highest number in it, 0 where there is none.
  long last() {
    return last;
  }

  /// Whether there is something in it that is not in the log.
  boolean hasPassing() {
    return passing;
  }

  /// All of it in one of the two framings; the parcel keeps it until it is released.
  ByteBuf bytes(boolean asSockJs, ByteBufAllocator allocator) {
    var index = asSockJs ? 1 : 0;
    if (bytes[index] == null) {
      bytes[index] = gather(asSockJs, allocator);
    }
    return bytes[index];
  }

  /// Everybody has been given it; what is still to be written keeps its bytes.
  void release() {
    for (var buffer : bytes) {
      if (buffer != null) {
        buffer.release();
      }
    }
  }

  private ByteBuf gather(boolean asSockJs, ByteBufAllocator allocator) {
    var size = 0;
    for (var frame : frames) {
      size += frame.bytes(asSockJs).length;
    }
    // Without room to grow: TLS adds a socket's next frames to the buffer before where it can, and
    // this one belongs to all sockets.
    var all = allocator.directBuffer(size, size);
    for (var frame : frames) {
      all.writeBytes(frame.bytes(asSockJs));
    }
    return all;
  }
}
