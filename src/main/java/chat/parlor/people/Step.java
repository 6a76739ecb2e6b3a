package chat.parlor.people;

/// What somebody does about a friendship.
public enum Step {
  REQUEST,
  ACCEPT,
  DECLINE,
  WITHDRAW,
  REMOVE
}
