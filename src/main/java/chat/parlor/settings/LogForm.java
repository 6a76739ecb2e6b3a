package chat.parlor.settings;

import java.util.Objects;

/// What the log on standard error looks like.
///
/// @param json one JSON object a line, else plain text
/// @param level `error`, `warn`, `info` or `debug`
public record LogForm(boolean json, String level) {

  public LogForm {
    Objects.requireNonNull(level);
  }
}
