package chat.parlor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// The files under folders of the class path, from directories and jars alike. A jar's list of
/// names is read once: where everything is in one jar, it is long.
final class Bundled {
  private final Map<String, List<String>> namesInJars = new HashMap<>();

  /// Every file beside and below one that is known to be there, by its name relative to the folder.
  ///
  /// @param folder ends with a slash
  /// @param known a file in it: jars need not have entries for folders, so a folder alone cannot be
  ///     found
  SortedMap<String, byte[]> files(String folder, String known, Predicate<String> wanted) {
    var url = Bundled.class.getClassLoader().getResource(folder + known);
    if (url == null) {
      throw new IllegalStateException(folder + known + " is not on the class path");
    }
    try {
      return "jar".equals(url.getProtocol())
          ? fromJar(url, folder, wanted)
          : fromDirectory(url, known, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, byte[]> fromJar(URL url, String folder, Predicate<String> wanted)
      throws IOException {
    var files = new TreeMap<String, byte[]>();
    var connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entry : namesInJars.computeIfAbsent(jar.getName(), _ -> names(jar))) {
        if (entry.startsWith(folder) && wanted.test(entry.substring(folder.length()))) {
          try (var bytes = jar.getInputStream(jar.getEntry(entry))) {
            files.put(entry.substring(folder.length()), bytes.readAllBytes());
          }
        }
      }
    }
    return files;
  }

  private static List<String> names(JarFile jar) {
    return jar.stream()
        .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(".class"))
        .map(JarEntry::getName)
        .toList();
  }

  private static SortedMap<String, byte[]> fromDirectory(
      URL url, String known, Predicate<String> wanted) throws IOException {
    var files = new TreeMap<String, byte[]>();
    var root = path(url);
    for (var up = 0; up <= known.chars().filter(c -> c == '/').count(); up++) {
      root = root.getParent();
    }
    try (var below = Files.walk(root)) {
      for (var file : below.filter(Files::isRegularFile).toList()) {
        var name = root.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private static Path path(URL url) {
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
