package chat.parlor.search;

import java.util.List;

/// A search as an index is asked it: names are ids by now, and whose rights count is decided.
///
/// @param authors ids, one of which has said it; none for anybody
/// @param username who is asking, as others call him
/// @param after where the page before ended, or null
record Inquiry(
    Wanted wanted,
    List<String> authors,
    String userId,
    String username,
    Allowed allowed,
    Order order,
    Hit after,
    int limit) {
  Inquiry {
    authors = List.copyOf(authors);
  }
}
