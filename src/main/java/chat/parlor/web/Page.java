package chat.parlor.web;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.regex.Pattern;

/// The one HTML document behind every address of the page, and the content policy that goes with
/// it.
record Page(Asset html, String contentPolicy) {
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

  /// Fills the placeholders of a template.
  ///
  /// @param assets the path under which the assets are, for `{{assets}}`
  /// @param importMap where bare module names lead, for `{{importmap}}`
  static Page of(String template, String assets, JsonObject importMap) {
    var html = template.replace("{{assets}}", assets).replace("{{importmap}}", importMap.encode());
    return new Page(Asset.of("index.html", html.getBytes(StandardCharsets.UTF_8)), policy(html));
  }

  /// Scripts come from here, or are one that this document carries and the policy names by its
  /// hash; strings become HTML only through Lit's own templates.
  private static String policy(String html) {
    var scripts = new ArrayList<String>();
    scripts.add("'self'");
    INLINE_SCRIPT.matcher(html).results().forEach(script -> scripts.add(hash(script.group(1))));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + String.join(" ", scripts),
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html");
  }

  private static String hash(String script) {
    var digest = Asset.sha256(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }
}
