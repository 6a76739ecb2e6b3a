package chat.parlor.room;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/// How a room event crosses the bus: as it is within a node, as five length-prefixed fields between
/// nodes. Its body is never parsed on the way.
final class RoomEventCodec implements MessageCodec<RoomEvent, RoomEvent> {
  @Override
  public void encodeToWire(Buffer buffer, RoomEvent event) {
    append(buffer, event.room());
    buffer.appendLong(event.seq());
    append(buffer, event.kind().word());
    append(buffer, event.subject() == null ? "" : event.subject());
    append(buffer, event.body());
  }

  @Override
  public RoomEvent decodeFromWire(int position, Buffer buffer) {
    var reader = new Reader(buffer, position);
    var room = reader.text();
    var seq = reader.number();
    var kind = Kind.of(reader.text());
    var subject = reader.text();
    return new RoomEvent(room, seq, kind, subject.isEmpty() ? null : subject, reader.text());
  }

  @Override
  public RoomEvent transform(RoomEvent event) {
    return event;
  }

  @Override
  public String name() {
    return "parlor.room-event";
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }

  private static void append(Buffer buffer, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.appendInt(bytes.length).appendBytes(bytes);
  }

  private static final class Reader {
    private final Buffer buffer;
    private int position;

    Reader(Buffer buffer, int position) {
      this.buffer = buffer;
      this.position = position;
    }

    long number() {
      position += Long.BYTES;
      return buffer.getLong(position - Long.BYTES);
    }

    String text() {
      var start = position + Integer.BYTES;
      position = start + buffer.getInt(position);
      return buffer.getString(start, position);
    }
  }
}
