package chat.parlor.wire;

/// Where clients send what they want of messages.
public final class MessageAddress {
  public static final String POST = "message.post";
  public static final String EDIT = "message.edit";
  public static final String DELETE = "message.delete";
  public static final String HISTORY = "message.history";
  public static final String REACT = "message.react";
  public static final String UNREACT = "message.unreact";
  public static final String REACTIONS = "message.reactions";
  public static final String EDITS = "message.edits";
  public static final String SET_DRAFT = "draft.set";
  public static final String LIST_DRAFTS = "draft.list";

  private MessageAddress() {}
}
