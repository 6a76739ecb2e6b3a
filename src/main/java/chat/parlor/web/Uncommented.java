package chat.parlor.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A script of ours on its way to browsers, without the comments for its authors, which are a good
/// part of it. Only what has its lines to itself is taken out: there is nothing like that in our
/// strings and templates.
final class Uncommented {
  private static final Pattern COMMENT =
      Pattern.compile("(?m)^[ \\t]*/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/[ \\t]*\\r?\\n");

  private Uncommented() {}

  static byte[] script(byte[] source) {
    var text = new String(source, StandardCharsets.UTF_8);
    return COMMENT.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }
}
