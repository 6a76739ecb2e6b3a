package chat.parlor.search;

import chat.parlor.wire.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/// A search as somebody asks it.
///
/// @param after where the page before ended, or null
public record Request(Wanted wanted, Order order, Cursor after, int limit) {
  /// Reads one from its parts.
  ///
  /// @param zone where days begin, such as `Europe/Berlin`; null for UTC
  /// @param order `newest` or `best`; null for the newest first
  /// @param cursor empty for the first page
  /// @throws Refusal `bad_request` when there is nothing to look for or a part cannot be
  public static Request read(String text, String zone, String order, String cursor, int limit) {
    var ordered = order(order);
    return new Request(
        WantedReader.read(text, zone(zone)), ordered, Cursor.read(cursor, ordered), limit);
  }

  private static ZoneId zone(String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Refusal.badRequest("\"zone\" is no time zone such as Europe/Berlin.");
    }
  }

  private static Order order(String word) {
    if (word == null) {
      return Order.NEWEST;
    }
    for (var order : Order.values()) {
      if (order.name().toLowerCase(Locale.ROOT).equals(word)) {
        return order;
      }
    }
    throw Refusal.badRequest("\"order\" is \"newest\" or \"best\".");
  }
}
