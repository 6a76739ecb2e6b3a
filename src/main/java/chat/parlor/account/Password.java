package chat.parlor.account;

import chat.parlor.wire.Code;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What somebody typed as a password. It never appears in text form.
record Password(String text) {
  private static final int READ_MAX = 65_536;
  private static final int CHARACTERS_MIN = 8;

  /// bcrypt reads no more. What is longer is refused, because cutting it would let in whoever knows
  /// the beginning.
  private static final int BYTES_MAX = 72;

  Password {
    Objects.requireNonNull(text);
  }

  /// Reads a field; any string may have been typed.
  static Password read(Fields fields, String name) {
    return new Password(fields.string(name, 0, READ_MAX));
  }

  /// Refuses what may not become a password.
  Password acceptable() {
    if (text.codePointCount(0, text.length()) < CHARACTERS_MIN) {
      throw Refusal.badRequest("A password has at least 8 characters.");
    }
    if (!hashable()) {
      throw new Refusal(Code.TOO_LONG, "A password has at most 72 bytes; this one is longer.");
    }
    return this;
  }

  boolean hashable() {
    return bytes().length <= BYTES_MAX;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
