package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.settings.WrongSetting;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The server's secret, 32 random bytes in a file that only its owner can read, or in the database
/// that several nodes share. Whoever has it can speak for everybody.
final class TokenKey {
  static final String FILE = "token.key";

  private static final int BYTES_MIN = 32;
  private static final String MAC = "HmacSHA256";

  private final byte[] bytes;

  private TokenKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The key of a data directory, made when there is none yet.
  ///
  /// @throws WrongSetting when the file holds too few bytes to be a key
  static TokenKey in(Path data) throws IOException {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      create(file);
    }
    var bytes = Files.readAllBytes(file);
    if (bytes.length < BYTES_MIN) {
      throw new WrongSetting(
          file + " has fewer than 32 bytes and is no key: put the old one back.");
    }
    return new TokenKey(bytes);
  }

  /// The key that all nodes on one database share: that of the data directory which was first.
  static Future<TokenKey> shared(Database database, TokenKey own) {
    return database
        .writes()
        .submit(connection -> KeyStore.shared(connection, HexFormat.of().formatHex(own.bytes)))
        .map(hex -> new TokenKey(HexFormat.of().parseHex(hex)));
  }

  /// Written beside and moved into place, so that a crash leaves a whole key or none.
  private static void create(Path file) throws IOException {
    var random = new byte[BYTES_MIN];
    new SecureRandom().nextBytes(random);
    var draft = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(draft, options, ownerOnly)) {
      channel.write(ByteBuffer.wrap(random));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// A secret that follows from another one and from this key, and tells nothing about either.
  byte[] derive(byte[] from) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(bytes, MAC));
      mac.update("refresh token successor".getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
