package chat.parlor.settings;

import java.nio.file.Path;
import java.util.Objects;

/// The PEM files under which Parlor serves https and wss.
public record Tls(Path certificate, Path key) {

  public Tls {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(key);
  }
}
