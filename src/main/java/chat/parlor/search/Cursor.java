package chat.parlor.search;

import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;

/// Where a page of finds ended: the next one begins after this place in its order.
record Cursor(Order order, Hit last) {
  /// Reads what the page before was answered with.
  ///
  /// @param text empty for the first page, which is answered with null
  /// @throws Refusal `bad_request` when it is none, or one of another order
  static Cursor read(String text, Order order) {
    if (text.isEmpty()) {
      return null;
    }
    var parts = text.split("\\.", 4);
    try {
      var hit =
          new Hit(
              parts[3],
              Long.parseUnsignedLong(parts[1], 36),
              Float.intBitsToFloat(Integer.parseUnsignedInt(parts[2], 36)));
      if (parts[0].equals(sign(order))
          && Ids.looksLikeOne(hit.id())
          && hit.atMs() >= 0
          && Float.isFinite(hit.score())) {
        return new Cursor(order, hit);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
      // Said below.
    }
    throw Refusal.badRequest("\"cursor\" is not one of this search.");
  }

  String text() {
    return String.join(
        ".",
        sign(order),
        Long.toUnsignedString(last.atMs(), 36),
        Integer.toUnsignedString(Float.floatToIntBits(last.score()), 36),
        last.id());
  }

  private static String sign(Order order) {
    return switch (order) {
      case NEWEST -> "n";
      case BEST -> "b";
    };
  }
}
