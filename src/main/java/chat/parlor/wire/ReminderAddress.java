package chat.parlor.wire;

/// Where clients send what they want of reminders.
public final class ReminderAddress {
  public static final String ADD = "reminder.add";
  public static final String LIST = "reminder.list";
  public static final String CHANGE = "reminder.change";
  public static final String CANCEL = "reminder.cancel";

  private ReminderAddress() {}
}
