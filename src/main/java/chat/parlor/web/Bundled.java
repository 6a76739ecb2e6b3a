package chat.parlor.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The files under one folder of the class path, from a directory or a jar alike.
final class Bundled {
  private Bundled() {}

  /// Every file beside and below one that is known to be there, by its name relative to the folder.
  ///
  /// @param folder ends with a slash
  /// @param known a file in it: jars need not have entries for folders, so a folder alone cannot be
  ///     found
  static SortedMap<String, byte[]> files(String folder, String known, Predicate<String> wanted) {
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

  private static SortedMap<String, byte[]> fromJar(URL url, String folder, Predicate<String> wanted)
      throws IOException {
    var files = new TreeMap<String, byte[]>();
    var connection = (JarURLConnection) url.openConnection();
    connection.setUseCaches(false);
    try (var jar = connection.getJarFile()) {
      for (var entries = jar.entries(); entries.hasMoreElements(); ) {
        var entry = entries.nextElement();
        if (!entry.isDirectory() && entry.getName().startsWith(folder)) {
          var name = entry.getName().substring(folder.length());
          if (wanted.test(name)) {
            try (var bytes = jar.getInputStream(entry)) {
              files.put(name, bytes.readAllBytes());
            }
          }
        }
      }
    }
    return files;
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
