package chat.parlor.search;

import static java.util.Objects.requireNonNull;

/// A message that an index has found.
///
/// @param score how well it fits, where that was asked
record Hit(String id, long atMs, float score) {
  Hit {
    requireNonNull(id);
  }
}
