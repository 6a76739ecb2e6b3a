package chat.parlor;

/// Why Parlor cannot start although its settings are right, as one sentence.
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStart(String sentence) {
    super(sentence, null, false, false);
  }
}
