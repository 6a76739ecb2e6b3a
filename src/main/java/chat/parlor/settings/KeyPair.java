package chat.parlor.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/// The question whether a certificate and a private key belong together. A server with a pair that
/// does not starts without complaint and then fails every handshake.
final class KeyPair {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  private KeyPair() {}

  /// False when they certainly do not; a key in another form than PKCS #8 gets the benefit of
  /// doubt.
  static boolean fits(Path certificate, Path key) {
    try (var pem = Files.newInputStream(certificate)) {
      var body = PKCS8.matcher(Files.readString(key));
      var holder = CertificateFactory.getInstance("X.509").generateCertificate(pem).getPublicKey();
      return !body.find() || fits(holder, privateKey(body.group(1), holder.getAlgorithm()));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean fits(PublicKey holder, PrivateKey key) throws GeneralSecurityException {
    var probe = new byte[32];
    var signature = Signature.getInstance(algorithm(key));
    signature.initSign(key);
    signature.update(probe);
    var signed = signature.sign();
    signature.initVerify(holder);
    signature.update(probe);
    return signature.verify(signed);
  }

  private static PrivateKey privateKey(String base64, String algorithm)
      throws GeneralSecurityException {
    var der = Base64.getMimeDecoder().decode(base64);
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
