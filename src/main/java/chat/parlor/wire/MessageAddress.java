package chat.parlor.wire;

/// Where clients send what they want of messages.
public final class MessageAddress {
  public static final String POST = "message.post";
  public static final String EDIT = "message.edit";
  public static final String DELETE = "message.delete";
  public static final String HISTORY = "message.history";

  private MessageAddress() {}
}
