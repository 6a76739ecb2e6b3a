package chat.parlor.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A WebSocket made of bytes, for frames that no well-behaved client would send.
public final class RawSocket implements AutoCloseable {
  private static final int WAIT_MS_MAX = 60_000;
  private static final int CLOSE = 8;
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private final Socket socket;
  private final OutputStream out;
  private final DataInputStream in;
  private int closeCode;

  private RawSocket(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(WAIT_MS_MAX);
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /// A socket upgraded on the plain endpoint.
  ///
  /// @param headers further ones for the upgrade, each `Name: value`
  public static RawSocket open(URI server, String... headers) throws IOException {
    return open(server, new byte[0], headers);
  }

  /// The same, with bytes sent right behind the request for the upgrade.
  public static RawSocket open(URI server, byte[] behind, String... headers) throws IOException {
    var raw = new RawSocket(server);
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        """
        GET /eventbus/websocket HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: %s\r
        Sec-WebSocket-Version: 13\r
        %s\r
        """
            .formatted(
                server.getAuthority(),
                KEY,
                Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()))
            .getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(behind);
    raw.write(request.toByteArray());
    var status = raw.line();
    if (!status.contains(" 101 ")) {
      throw new AssertionError(status);
    }
    while (!raw.line().isEmpty()) {
      // The headers of the answer.
    }
    return raw;
  }

  /// Sends one whole frame, masked with zeros; `opcode` 1 is text, 2 binary, 9 ping.
  public void frame(int opcode, byte[] payload) throws IOException {
    write(framed(0x80 | opcode, payload));
  }

  /// The bytes of a frame, masked with zeros.
  ///
  /// @param first the opcode, and 0x80 when it is the last frame of its message
  public static byte[] framed(int first, byte[] payload) {
    var frame = new ByteArrayOutputStream();
    frame.write(first);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  /// The payload of the next text frame, or null when the server ended the connection instead.
  public String nextText() throws IOException {
    var payload = next(1);
    return payload == null ? null : new String(payload, StandardCharsets.UTF_8);
  }

  /// The payload of the next frame with an opcode, or null when the server ended the connection
  /// instead.
  public byte[] next(int wanted) throws IOException {
    try {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte();
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        var payload = in.readNBytes((int) length);
        if (opcode == wanted) {
          return payload;
        }
        if (opcode == CLOSE) {
          closeCode = payload.length < 2 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
          return null;
        }
      }
    } catch (EOFException | SocketException ended) {
      return null;
    }
  }

  /// Whether the server ends the connection, and says nothing more on it.
  public boolean ends() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  /// Reads everything up to the server's close frame and returns its code, or 0 without one.
  public int readUntilClosed() throws IOException {
    while (nextText() != null) {
      // Whatever was on its way.
    }
    return closeCode;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
