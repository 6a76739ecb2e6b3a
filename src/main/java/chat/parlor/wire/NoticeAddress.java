package chat.parlor.wire;

/// Where clients send what they want of notices, and of what is to make one.
public final class NoticeAddress {
  public static final String LIST = "notice.list";
  public static final String READ = "notice.read";
  public static final String LIST_KEYWORDS = "keyword.list";
  public static final String SET_KEYWORDS = "keyword.set";

  private NoticeAddress() {}
}
