package chat.parlor.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// Where backups of the embedded database are put, and how often one is made.
public record BackupPlan(Path directory, Duration every) {
  public BackupPlan {
    Objects.requireNonNull(directory);
    if (!every.isPositive()) {
      throw new IllegalArgumentException("there is some time between backups");
    }
  }
}
