package chat.parlor.web;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// All that the browser loads, in memory. It is served under a path made from its content, so that
/// a browser may keep it for a year and still never mixes two versions.
public final class Assets {
  private static final String INDEX = "index.html";

  /// Everything behind the sign-in is private, and the sign-in itself is not worth finding.
  private static final String FOR_ROBOTS = "User-agent: *\nDisallow: /\n";

  private final String path;
  private final Map<String, Asset> files;
  private final Page page;

  private Assets(String path, Map<String, Asset> files, Page page) {
    this.path = path;
    this.files = files;
    this.page = page;
  }

  /// Reads everything from the class path; takes a moment.
  public static Assets load() {
    var bundled = new Bundled();
    var bytes = bundled.files("webroot/", INDEX, name -> !name.endsWith(".d.ts"));
    bytes.replaceAll((name, file) -> name.endsWith(".js") ? Uncommented.script(file) : file);
    for (var library : Library.LIT) {
      library
          .modules(bundled)
          .forEach(
              (name, module) -> bytes.put("vendor/" + library.specifier() + "/" + name, module));
    }
    bytes.put("vendor/sockjs.min.js", Library.SOCKJS.entryOnly(bundled));
    bytes.putIfAbsent("robots.txt", FOR_ROBOTS.getBytes(StandardCharsets.UTF_8));
    var index = new String(bytes.remove(INDEX), StandardCharsets.UTF_8);
    var path = "/assets/" + hash(bytes);
    var files = new HashMap<String, Asset>();
    bytes.forEach((name, file) -> files.put(name, Asset.of(name, file)));
    return new Assets(path, Map.copyOf(files), Page.of(index, path, importMap(path)));
  }

  /// What lies at a request's path, if that is one of ours. Names are looked up, never resolved, so
  /// there is nothing to climb out of.
  Optional<Asset> at(String requestPath) {
    return requestPath.startsWith(path + "/")
        ? Optional.ofNullable(files.get(requestPath.substring(path.length() + 1)))
        : Optional.empty();
  }

  /// A file that browsers ask for at the top, such as an icon.
  Optional<Asset> atTheTop(String name) {
    return name.indexOf('/') < 0 ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }

  Page page() {
    return page;
  }

  private static JsonObject importMap(String path) {
    var imports = new JsonObject();
    for (var library : Library.LIT) {
      var at = path + "/vendor/" + library.specifier() + "/";
      imports.put(library.specifier(), at + library.entry());
      imports.put(library.specifier() + "/", at);
    }
    return new JsonObject().put("imports", imports);
  }

  private static String hash(SortedMap<String, byte[]> files) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Asset.sha256(bytes));
          });
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
