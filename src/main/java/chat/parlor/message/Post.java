package chat.parlor.message;

import static java.util.Objects.requireNonNull;

/// What somebody wants to say.
///
/// @param clientId the sender's own name for it, by which a repeat is recognised for ever
/// @param replyTo the id of a message of the same room, or null
public record Post(String room, String clientId, String text, String replyTo) {
  public Post {
    requireNonNull(room);
    requireNonNull(clientId);
    requireNonNull(text);
  }
}
