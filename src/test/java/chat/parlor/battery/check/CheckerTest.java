package chat.parlor.battery.check;

import static chat.parlor.battery.check.Spoiled.and;
import static chat.parlor.battery.check.Spoiled.bringBackTwo;
import static chat.parlor.battery.check.Spoiled.cut;
import static chat.parlor.battery.check.Spoiled.delivered;
import static chat.parlor.battery.check.Spoiled.each;
import static chat.parlor.battery.check.Spoiled.first;
import static chat.parlor.battery.check.Spoiled.hashed;
import static chat.parlor.battery.check.Spoiled.isAnswerFor;
import static chat.parlor.battery.check.Spoiled.logs;
import static chat.parlor.battery.check.Spoiled.moved;
import static chat.parlor.battery.check.Spoiled.says;
import static chat.parlor.battery.check.Spoiled.shows;
import static chat.parlor.battery.check.Spoiled.without;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Came;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Dropped;
import chat.parlor.battery.history.Entry.Head;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Entry.Read;
import chat.parlor.battery.history.Entry.Rewound;
import chat.parlor.battery.history.Entry.Roster;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.How;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The checker finds what is wrong with a history, and only that: each test spoils one thing of a
/// history that is right.
@Timeout(60)
class CheckerTest {
  private static final long OF_THREE = 5;

  /// Joins are 1 to 3, then one to five are 4 to 8.
  private static Tale talk() {
    var tale = new Tale().comes("ann").comes("bob").comes("eve");
    tale.joins("ann").joins("bob").joins("eve");
    return tale.says("ann", "one").says("bob", "two").says("ann", "three").says("bob", "four");
  }

  @Test
  void aCleanHistoryGivesNothing() {
    var tale = talk().edits("ann", "one", "uno").deletes("bob", "two").reads("eve");
    tale.removes("ann", "eve").seconds(3).isRefused("eve", Act.POST, "hey", "no_such_room");
    tale.joins("eve").says("eve", "five").closes("eve").seconds(1.5).seen("eve", false);
    tale.says("ann", "six").seconds(9).opens("eve").seen("eve", true).listens("eve");
    assertThat(violations(tale.seconds(15).ends())).isEmpty();
  }

  @Test
  void aLostMessageIsFound() {
    finds("EveryAcknowledgedIsKept", "lost: bob", logs(talk().ends(), log -> cut(log, 7)));
  }

  @Test
  void aMessageLostFromTheMiddleIsFound() {
    var spoiled = logs(talk().ends(), log -> without(log, event -> event.seq() == OF_THREE));
    finds("EveryAcknowledgedIsKept", "number 5 of room tea", spoiled);
    finds("NoHoles", "hole: after number 4", spoiled);
  }

  @Test
  void aMemberWhoCannotReadWhatWasSaidIsFound() {
    finds(
        "EveryAcknowledgedIsKept",
        "eve can read 6 of the 7",
        each(
            talk().ends(),
            entry ->
                entry instanceof Log log && log.reader().equals("eve")
                    ? new Log(log.atUs(), "eve", log.room(), cut(log.events(), 7))
                    : entry));
  }

  @Test
  void aMemberWhoWasNotShownTheEndIsFound() {
    finds(
        "EveryAcknowledgedIsKept",
        "eve is in room tea and was shown its events up to 6 of 7",
        without(talk().ends(), delivered("eve", 7)));
  }

  @Test
  void aDoubledMessageIsFound() {
    var again = new Event(8, Event.POSTED, "id-of-again", "four", "bob", Event.hash("four"));
    finds("NothingTwice", "doubled: four of bob", logs(talk().ends(), log -> and(log, again)));
  }

  @Test
  void aRepeatedSendWithAnotherAnswerIsFound() {
    var history = talk().ends();
    var first = first(history, Answered.class, answer -> answer.id().equals("id-of-four"));
    history.add(new Answered(first.atUs() + 9, first.call(), "another", 8, first.stamp()));
    finds("NothingTwice", "different answers for four", history);
  }

  @Test
  void anEventShownTwiceIsFound() {
    var history = talk().ends();
    var shown = first(history, Delivered.class, delivered("eve", 6));
    history.add(history.indexOf(shown), shown);
    finds("NoHoles", "doubled: eve was shown number 6", history);
  }

  @Test
  void eventsInAnotherOrderAreFound() {
    var history = talk().ends();
    var five = history.indexOf(first(history, Delivered.class, delivered("eve", 5)));
    var six = history.indexOf(first(history, Delivered.class, delivered("eve", 6)));
    Collections.swap(history, five, six);
    finds("NoHoles", "reordered: eve was shown number 5", history);
  }

  @Test
  void aHoleInWhatASocketIsShownIsFound() {
    finds("NoHoles", "hole: eve was shown number 6", without(talk().ends(), delivered("eve", 5)));
  }

  @Test
  void twoWhoSeeDifferentEventsUnderOneNumberAreFound() {
    finds(
        "AllAgree",
        "eve was shown",
        each(
            talk().ends(),
            entry ->
                delivered("eve", 5).test(entry) ? shows((Delivered) entry, "id-of-four") : entry));
  }

  @Test
  void aTailThatWasShownAndIsNotKeptIsFound() {
    var history = each(talk().ends(), entry -> isAnswerFor(entry, "id-of-four") ? null : entry);
    finds("AllAgree", "the database has nothing", logs(history, log -> cut(log, 7)));
  }

  @Test
  void aMessageNobodySentIsFound() {
    var forged = new Event(8, Event.POSTED, "id-of-forged", "forged", "bob", 77);
    finds("NothingInvented", "nobody has sent", logs(talk().ends(), log -> and(log, forged)));
  }

  @Test
  void aTextNobodyWroteIsFound() {
    finds(
        "NothingInvented",
        "a text that nobody has written",
        each(
            talk().ends(),
            entry -> delivered("eve", 5).test(entry) ? says((Delivered) entry, "changed") : entry));
  }

  @Test
  void aRefusedMessageThatIsThereAllTheSameIsFound() {
    var late = new Event(8, Event.POSTED, "id-of-late", "late", "bob", Event.hash("late"));
    var tale = talk().isRefused("bob", Act.POST, "late", "not_a_member");
    finds("NothingInvented", "which was refused", logs(tale.ends(), log -> and(log, late)));
  }

  @Test
  void aSenderWhoseMessagesChangedPlacesIsFound() {
    var spoiled =
        logs(
            talk().ends(),
            log ->
                log.stream()
                    .map(event -> event.seq() == 4 ? moved(event, 6) : event)
                    .map(event -> event.clientId().equals("three") ? moved(event, 4) : event)
                    .toList());
    finds("SendersOrder", "reordered: ann sent three after one", spoiled);
  }

  @Test
  void aReadThatDoesNotShowOnesOwnMessageIsFound() {
    var history = talk().reads("bob").ends();
    var read = first(history, Read.class, entry -> true);
    finds(
        "SendersOrder",
        "unseen: bob",
        each(
            history,
            entry ->
                entry instanceof Answered answer && answer.call() == read.call()
                    ? new Answered(answer.atUs(), answer.call(), "", 6, "")
                    : entry));
  }

  @Test
  void anEventThatReachesAnOutsiderIsFound() {
    var history = talk().comes("mallory").listens("mallory").ends();
    finds("MembersOnly", "reached mallory", history);
  }

  @Test
  void anEventThatReachesARemovedMemberIsFound() {
    var history = talk().removes("ann", "eve").seconds(2).says("bob", "secret").ends();
    var shown = first(history, Delivered.class, delivered("eve", 7));
    var secret = first(history, Delivered.class, delivered("bob", 9));
    history.add(
        history.indexOf(secret),
        new Delivered(secret.atUs(), shown.link(), Tale.ROOM, How.LIVE, secret.event()));
    finds("MembersOnly", "number 9 of room tea reached eve", history);
  }

  @Test
  void anAnswerToARemovedMemberIsFound() {
    finds(
        "MembersOnly",
        "HISTORY of room tea was answered to eve",
        talk().removes("ann", "eve").seconds(2).reads("eve").ends());
  }

  @Test
  void aHeadThatGoesBackIsFound() {
    var history = talk().ends();
    var last = first(history, Delivered.class, delivered("eve", 7));
    history.add(history.indexOf(last) + 1, new Head(last.atUs() + 1, last.link(), Tale.ROOM, 6));
    finds("HeadsGrow", "eve was told that room tea ends with 6", history);
  }

  @Test
  void aHeadBeyondTheLogIsFound() {
    var history = talk().ends();
    var last = first(history, Delivered.class, delivered("eve", 7));
    history.add(history.indexOf(last) + 1, new Head(last.atUs() + 1, last.link(), Tale.ROOM, 9));
    finds("HeadsGrow", "lost tail", history);
  }

  @Test
  void aDeletedTextThatCanStillBeReadIsFound() {
    var history = talk().deletes("bob", "two").reads("eve").ends();
    finds("EditsConverge", "eve could still read message id-of-two", each(history, bringBackTwo()));
  }

  @Test
  void aDeletedTextThatAReplayShowsIsFound() {
    var tale = talk().deletes("bob", "two").closes("eve").says("ann", "five");
    var history = tale.comes("zoe").joins("zoe").ends();
    finds(
        "EditsConverge",
        "zoe could still read message id-of-two",
        each(
            history,
            entry -> delivered("zoe", 5).test(entry) ? says((Delivered) entry, "two") : entry));
  }

  @Test
  void anEditThatDidNotLastIsFound() {
    var history = talk().edits("ann", "one", "uno").ends();
    finds(
        "EditsConverge",
        "edit lost: message id-of-one",
        logs(
            history,
            log ->
                log.stream()
                    .map(e -> e.id().equals("id-of-one") ? hashed(e, Event.hash("one")) : e)
                    .toList()));
  }

  @Test
  void aCopyThatDidNotFollowAnEditIsFound() {
    finds(
        "EditsConverge",
        "not converged: eve",
        each(
            talk().edits("ann", "one", "uno").ends(),
            entry -> delivered("eve", 8).test(entry) ? says((Delivered) entry, "one") : entry));
  }

  @Test
  void somebodyWhoWentUnnoticedIsFound() {
    finds("PresenceIsTrue", "bob in room tea is offline", gone(talk()).seconds(9).ends());
  }

  @Test
  void presenceThatIsToldTooLateIsFound() {
    var history = gone(talk()).seconds(2.5).seen("bob", false).seconds(9).ends();
    finds("PresenceIsTrue", "not told within 2000 ms that bob", history);
  }

  @Test
  void somebodyOnlineByTheListWhoIsNotIsFound() {
    var tale = gone(talk()).seen("bob", false).seconds(20);
    finds(
        "PresenceIsTrue",
        "by room.members of room tea bob is online",
        each(
            tale.ends(),
            entry ->
                entry instanceof Roster roster
                    ? new Roster(roster.atUs(), roster.room(), List.of("ann", "bob", "eve"))
                    : entry));
  }

  @Test
  void aServerThatIsSlowToAcceptAgainIsFound() {
    var tale = talk().breaks("kill").seconds(2).heals("kill").seconds(6);
    finds("HealsSoon", "first send succeeded 6", tale.says("ann", "late").seconds(9).ends());
  }

  @Test
  void somebodyWhoCatchesUpLateIsFound() {
    var tale = talk().breaks("kill").seconds(1).heals("kill").seconds(1).says("ann", "five");
    var history = tale.seconds(11).ends();
    var last = first(history, Delivered.class, delivered("eve", 7));
    var late =
        new Delivered(last.atUs() + 14_000_000, last.link(), Tale.ROOM, How.LIVE, last.event());
    history.remove(last);
    history.add(late);
    finds("HealsSoon", "eve had not seen number 7", history);
  }

  @Test
  void aSocketOfAnEndedSessionIsFound() {
    finds("RevokedIsClosed", "socket 3 of eve was open", talk().signsOut("eve").seconds(6).ends());
  }

  @Test
  void aSocketThatIsClosedInTimeIsFine() {
    var history = talk().signsOut("eve").seconds(2).closes("eve").seconds(6).ends();
    assertThat(violations(history)).noneMatch(it -> it.invariant().equals("RevokedIsClosed"));
  }

  /// The end lies behind what was sent before.
  @Test
  void aSlowReaderMayFindTheEndOfTheSessionLate() {
    var history = slow("eve", talk().signsOut("eve").seconds(6).ends());
    assertThat(violations(history)).noneMatch(it -> it.invariant().equals("RevokedIsClosed"));
  }

  @Test
  void aSlowReaderWhoHearsMoreAfterTheEndOfTheSessionIsFound() {
    var tale = talk().signsOut("eve").seconds(6).says("ann", "late");
    finds("RevokedIsClosed", "socket 3 of eve was open", slow("eve", tale.ends()));
  }

  private static List<Entry> slow(String user, List<Entry> history) {
    history.replaceAll(
        entry ->
            entry instanceof Came came && came.user().equals(user)
                ? new Came(came.atUs(), came.user(), came.name(), false)
                : entry);
    return history;
  }

  @Test
  void whatARestoredBackupHasUndoneIsNoLoss() {
    var tale = talk();
    var before = tale.says("ann", "five").ends();
    before.removeIf(entry -> entry instanceof Log || entry instanceof Roster);
    var undone = first(before, Answered.class, answer -> answer.id().equals("id-of-five"));
    before.add(new Rewound(undone.atUs() + 2_000, undone.atUs() - 100_000));
    finds(
        "EveryAcknowledgedIsKept",
        "was told that five",
        logs(talk().says("ann", "five").ends(), log -> cut(log, 8)));
    assertThat(new Facts(before).answers).doesNotContainKey(undone.call());
  }

  @Test
  void aDroppedCopyBeginsAnew() {
    var copy = new Applied();
    var one = new Event(1, Event.JOINED, "ann", "", "ann", 0);
    copy.take(new Delivered(1, 1, Tale.ROOM, How.LIVE, one));
    copy.take(new Dropped(2, "ann", Tale.ROOM));
    assertThat(copy.last()).isZero();
  }

  private static Tale gone(Tale tale) {
    return tale.seconds(9).closes("bob");
  }

  private static void finds(String invariant, String words, List<Entry> history) {
    assertThat(violations(history))
        .anySatisfy(
            violation -> {
              assertThat(violation.invariant()).isEqualTo(invariant);
              assertThat(violation.sentence()).contains(words);
            });
  }

  private static List<Violation> violations(List<Entry> history) {
    return new Checker(Patience.times(1)).check(history);
  }
}
