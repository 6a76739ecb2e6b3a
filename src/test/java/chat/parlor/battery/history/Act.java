package chat.parlor.battery.history;

/// What somebody can ask of the server, and what the address of the command is.
public enum Act {
  CREATE("room.create"),
  JOIN("room.join"),
  LEAVE("room.leave"),
  REMOVE("room.removeMember"),
  POST("message.post"),
  EDIT("message.edit"),
  DELETE("message.delete"),
  HISTORY("message.history"),
  SYNC("room.sync"),
  MEMBERS("room.members");

  private final String address;

  Act(String address) {
    this.address = address;
  }

  public String address() {
    return address;
  }

  /// Whether only a member gets an answer other than a refusal.
  public boolean isForMembers() {
    return this != CREATE && this != JOIN;
  }
}
