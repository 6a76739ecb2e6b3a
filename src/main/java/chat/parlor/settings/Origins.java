package chat.parlor.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The pages that may act for their visitors here: Parlor's own and those an operator named. What
/// browsers call an origin, RFC 6454.
///
/// @param named lower-case origins besides the own one
public record Origins(Set<String> named) {
  private static final Pattern SHAPE = Pattern.compile("https?://[a-z0-9.\\[\\]:-]+");

  public Origins {
    named = Set.copyOf(named);
    if (!named.stream().allMatch(origin -> SHAPE.matcher(origin).matches())) {
      throw new IllegalArgumentException("an origin is https://host or https://host:port");
    }
  }

  static Origins of(List<String> texts) {
    return new Origins(Set.copyOf(texts.stream().map(Origins::lower).toList()));
  }

  /// Whether a request may come from the page its `Origin` header names.
  ///
  /// @param origin the header; absent (null) means no browser's page asks, and is allowed
  /// @param host the request's own `Host`, with the port if it has one
  public boolean allow(String origin, String host, boolean tls) {
    return origin == null || isNamed(origin) || isOwn(origin, host, tls);
  }

  /// Whether an operator named it.
  public boolean isNamed(String origin) {
    return named.contains(lower(origin));
  }

  private static boolean isOwn(String origin, String host, boolean tls) {
    return host != null && lower(origin).equals((tls ? "https://" : "http://") + lower(host));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
