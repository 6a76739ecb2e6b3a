package chat.parlor.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The check of the two TLS settings: both or none, readable, and what they say they are.
final class PemFiles {
  private PemFiles() {}

  static Optional<Tls> of(Given given) {
    var certificate = given.path(Setting.TLS_CERT);
    var key = given.path(Setting.TLS_KEY);
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      var missing = certificate.isEmpty() ? Setting.TLS_CERT : Setting.TLS_KEY;
      var there = certificate.isEmpty() ? Setting.TLS_KEY : Setting.TLS_CERT;
      throw new WrongSetting(
          missing.variable() + " is missing: " + given.name(there) + " does nothing without it.");
    }
    check(given, Setting.TLS_CERT, certificate.get(), "-----BEGIN CERTIFICATE-----");
    check(given, Setting.TLS_KEY, key.get(), "PRIVATE KEY-----");
    if (!KeyPair.fits(certificate.get(), key.get())) {
      throw given.wrong(Setting.TLS_KEY, "the key of the certificate is needed");
    }
    return Optional.of(new Tls(certificate.get(), key.get()));
  }

  private static void check(Given given, Setting setting, Path file, String mark) {
    try {
      if (!Files.readString(file).contains(mark)) {
        throw given.wrong(setting, "a PEM file with \"" + mark + "\" is needed");
      }
    } catch (IOException e) {
      throw given.wrong(setting, "a PEM file that can be read is needed");
    }
  }
}
