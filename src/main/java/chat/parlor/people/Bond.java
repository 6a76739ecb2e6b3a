package chat.parlor.people;

import static chat.parlor.people.Tie.FRIENDS;
import static chat.parlor.people.Tie.INCOMING;
import static chat.parlor.people.Tie.NONE;
import static chat.parlor.people.Tie.OUTGOING;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;

/// How two people stand to each other, seen by one of them. Mostly the sides mirror each other; a
/// request to somebody who has blocked the asker is there on the asker's side alone.
record Bond(Tie mine, Tie theirs) {
  private static final Bond FRIENDLY = new Bond(FRIENDS, FRIENDS);
  private static final Bond LOOSE = new Bond(NONE, NONE);

  /// The bond after a step of mine; a step that was taken before changes nothing.
  ///
  /// @param unheard whether the other has blocked me
  /// @throws Refusal when there is nothing to take the step on
  Bond after(Step step, boolean unheard) {
    return switch (step) {
      case REQUEST -> requested(unheard);
      case ACCEPT ->
          switch (mine) {
            case INCOMING, FRIENDS -> FRIENDLY;
            case NONE, OUTGOING -> throw noRequest();
          };
      case DECLINE ->
          switch (mine) {
            case INCOMING, NONE -> mine == NONE ? this : LOOSE;
            case OUTGOING, FRIENDS -> throw noRequest();
          };
      case WITHDRAW ->
          switch (mine) {
            case OUTGOING -> new Bond(NONE, theirs == INCOMING ? NONE : theirs);
            case NONE -> this;
            case INCOMING, FRIENDS -> throw noRequest();
          };
      case REMOVE ->
          switch (mine) {
            case FRIENDS -> LOOSE;
            case NONE -> this;
            case INCOMING, OUTGOING ->
                throw new Refusal(Code.NOT_FOUND, "You are not friends with this person.");
          };
    };
  }

  /// The bond after I have blocked the other, who keeps a request that waits: it tells nothing.
  Bond blocked() {
    return new Bond(NONE, theirs == OUTGOING ? OUTGOING : NONE);
  }

  private Bond requested(boolean unheard) {
    return switch (mine) {
      case OUTGOING, FRIENDS -> this;
      case INCOMING -> FRIENDLY;
      case NONE -> {
        if (unheard) {
          yield new Bond(OUTGOING, theirs);
        }
        yield theirs == OUTGOING ? FRIENDLY : new Bond(OUTGOING, INCOMING);
      }
    };
  }

  private static Refusal noRequest() {
    return new Refusal(Code.NOT_FOUND, "There is no such request.");
  }
}
