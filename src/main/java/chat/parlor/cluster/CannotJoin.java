package chat.parlor.cluster;

/// Something keeps this node from the cluster: its network, or a configuration that cannot be used.
public final class CannotJoin extends RuntimeException {
  CannotJoin(Throwable cause) {
    super(sentence(cause), cause);
  }

  private static String sentence(Throwable cause) {
    var root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    var words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    return "The cluster cannot be joined: "
        + words.lines().findFirst().orElse("").strip().replaceFirst("[.!]$", "")
        + ".";
  }
}
