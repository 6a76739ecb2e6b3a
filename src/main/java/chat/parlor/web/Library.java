package chat.parlor.web;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;

/// A third party's JavaScript that comes as a Maven artifact, and the part of it that browsers get.
///
/// @param specifier the bare name that modules import it by
/// @param folder where it lies on the class path
/// @param entry the module behind the bare name
record Library(String specifier, String folder, String entry) {
  private static final String MVNPM = "META-INF/resources/_static/";

  /// Lit and what it is made of. The versions are those of the build.
  static final List<Library> LIT =
      List.of(
          new Library("lit", MVNPM + "lit/3.3.3/", "index.js"),
          new Library("lit-html", MVNPM + "lit-html/3.3.3/", "lit-html.js"),
          new Library("lit-element", MVNPM + "lit-element/4.2.2/", "index.js"),
          new Library(
              "@lit/reactive-element", MVNPM + "reactive-element/2.1.2/", "reactive-element.js"));

  /// The SockJS client, for where WebSocket does not get through. It is no module.
  static final Library SOCKJS =
      new Library(
          "sockjs-client", "META-INF/resources/webjars/sockjs-client/1.6.1/", "dist/sockjs.min.js");

  private static final Predicate<String> FOR_PRODUCTION =
      name ->
          name.endsWith(".js")
              && !name.startsWith("development/")
              && !name.startsWith("node/")
              && !name.contains("ssr")
              && !name.contains("polyfill");

  /// The modules of a production build.
  SortedMap<String, byte[]> modules(Bundled bundled) {
    return bundled.files(folder, entry, FOR_PRODUCTION);
  }

  /// The entry alone.
  byte[] entryOnly(Bundled bundled) {
    return bundled.files(folder, entry, entry::equals).get(entry);
  }
}
