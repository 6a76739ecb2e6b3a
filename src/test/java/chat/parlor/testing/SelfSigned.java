package chat.parlor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate for this machine that nobody but its maker trusts.
///
/// @param certificate a PEM file
/// @param key a PEM file
public record SelfSigned(Path certificate, Path key, SSLContext trustingIt) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /// Makes a new pair with the JDK's keytool.
  public static SelfSigned in(Path directory, String name) {
    var store = directory.resolve(name + ".p12");
    try {
      keytool(store);
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
      var certificate =
          pem(
              directory.resolve(name + "-cert.pem"),
              "CERTIFICATE",
              keys.getCertificate("parlor").getEncoded());
      var key =
          pem(
              directory.resolve(name + "-key.pem"),
              "PRIVATE KEY",
              keys.getKey("parlor", PASSWORD).getEncoded());
      return new SelfSigned(certificate, key, trusting(keys));
    } catch (GeneralSecurityException | IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "parlor",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    process.getInputStream().readAllBytes();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("keytool failed");
    }
  }

  private static Path pem(Path file, String what, byte[] der) throws IOException {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }

  private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("parlor", keys.getCertificate("parlor"));
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}
