package chat.parlor.settings;

import java.nio.file.Path;
import java.util.Objects;

/// The PEM files of a certificate chain and its private key.
public record Tls(Path certificate, Path key) {

  public Tls {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(key);
  }
}
