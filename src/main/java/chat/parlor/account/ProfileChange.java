package chat.parlor.account;

import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import java.time.ZoneId;
import java.util.Set;

/// What somebody wants to be different about his profile; null keeps what is there.
public record ProfileChange(
    String displayName,
    Status status,
    String timeZone,
    String theme,
    Boolean findable,
    Boolean receipts,
    String directsFrom,
    QuietHours quietHours) {
  private static final Set<String> THEMES = Set.of("system", "light", "dark");
  private static final Set<String> SENDERS = Set.of("everyone", "friends");

  /// Reads `{displayName?, status?, timeZone?, theme?, findable?, receipts?, directsFrom?,
  /// quietHours?}`; null for no quiet hours.
  public static ProfileChange read(Fields fields) {
    var name = fields.optionalString("displayName", 1, 64);
    var status = fields.optionalObject("status");
    return new ProfileChange(
        name == null ? null : new DisplayName(name).text(),
        status == null ? null : Status.read(status),
        zone(fields.optionalString("timeZone", 1, 64)),
        oneOf("theme", THEMES, fields),
        fields.optionalBoolean("findable"),
        fields.optionalBoolean("receipts"),
        oneOf("directsFrom", SENDERS, fields),
        quietHours(fields));
  }

  /// What a profile becomes by it.
  Profile applyTo(Profile before) {
    var user = before.user();
    return new Profile(
        displayName == null ? user : new User(user.id(), user.username(), displayName),
        status == null ? before.status() : status,
        timeZone == null ? before.timeZone() : timeZone,
        theme == null ? before.theme() : theme,
        findable == null ? before.findable() : findable,
        receipts == null ? before.receipts() : receipts,
        directsFrom == null ? before.directsFrom() : directsFrom,
        quietHours == null ? before.quietHours() : quietHours);
  }

  private static QuietHours quietHours(Fields fields) {
    if (!fields.has("quietHours")) {
      return null;
    }
    var hours = fields.optionalObject("quietHours");
    return hours == null ? QuietHours.NONE : QuietHours.read(hours);
  }

  private static String zone(String name) {
    if (name != null && !ZoneId.getAvailableZoneIds().contains(name)) {
      throw Refusal.badRequest("\"timeZone\" has to be a name such as Europe/Vienna.");
    }
    return name;
  }

  private static String oneOf(String name, Set<String> words, Fields fields) {
    var word = fields.optionalString(name, 1, 20);
    if (word != null && !words.contains(word)) {
      throw Refusal.badRequest("\"" + name + "\" has to be one of " + words + ".");
    }
    return word;
  }
}
