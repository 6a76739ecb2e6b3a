package chat.parlor.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The check of certificates and their keys: both or none, readable, and what they say they are.
final class PemFiles {
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

  private PemFiles() {}

  static Optional<Tls> of(Given given, Setting certificateSetting, Setting keySetting) {
    var certificate = given.path(certificateSetting);
    var key = given.path(keySetting);
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      var missing = certificate.isEmpty() ? certificateSetting : keySetting;
      var there = certificate.isEmpty() ? keySetting : certificateSetting;
      throw new WrongSetting(
          missing.variable() + " is missing: " + given.name(there) + " does nothing without it.");
    }
    check(given, certificateSetting, certificate.get(), CERTIFICATE);
    check(given, keySetting, key.get(), "PRIVATE KEY-----");
    if (!KeyPair.fits(certificate.get(), key.get())) {
      throw given.wrong(keySetting, "the key of the certificate is needed");
    }
    return Optional.of(new Tls(certificate.get(), key.get()));
  }

  /// Certificates that stand alone, if any are given.
  static Optional<Path> certificate(Given given, Setting setting) {
    var file = given.path(setting);
    file.ifPresent(there -> check(given, setting, there, CERTIFICATE));
    return file;
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
