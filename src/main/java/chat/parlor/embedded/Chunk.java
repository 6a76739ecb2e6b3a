package chat.parlor.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// What the database writes at once: the changes of one version, a run of blocks that is never
/// changed where it lies, only copied elsewhere as a whole.
///
/// @param version grows with every chunk; with the id it names one content for ever
/// @param block where it lies
/// @param blocks how long it is
record Chunk(long version, int id, long block, int blocks) {
  private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
  private static final int HEADER_BYTES_MAX = 1_024;

  /// The chunk that is about to be written, unless it is something else. It says about itself
  /// `chunk:1a,len:2,…,version:3f,…`, in hexadecimal.
  static Optional<Chunk> of(ByteBuffer written, long position) {
    var bytes = new byte[Math.min(written.remaining(), HEADER_BYTES_MAX)];
    written.duplicate().get(bytes);
    for (var i = 0; i < BEGINNING.length; i++) {
      if (bytes[i] != BEGINNING[i]) {
        return Optional.empty();
      }
    }
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var header = text.substring(0, Math.max(0, text.indexOf('\n')));
    var version = field(header, "version");
    return version < 0
        ? Optional.empty()
        : Optional.of(
            new Chunk(
                version,
                (int) field(header, "chunk"),
                position / Block.BYTES,
                written.remaining() / Block.BYTES));
  }

  long position() {
    return block * Block.BYTES;
  }

  private static long field(String header, String name) {
    for (var field : header.split(",")) {
      if (field.startsWith(name + ":")) {
        return HexFormat.fromHexDigitsToLong(field.substring(name.length() + 1).strip());
      }
    }
    return -1;
  }
}
