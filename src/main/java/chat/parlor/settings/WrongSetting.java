package chat.parlor.settings;

/// A setting that Parlor cannot start with; the message is one sentence that names it.
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WrongSetting(String sentence) {
    super(sentence, null, false, false);
  }
}
