package chat.parlor.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The files a clone consists of, without what builds, editors and the program itself leave.
final class Repository {
  private static final Set<String> NOT_OURS =
      Set.of("target", "data", "node_modules", ".git", ".idea", ".vscode");

  private Repository() {}

  /// Every text file below a directory of the clone, `""` being its top.
  static List<Path> files(String directory) {
    var found = new ArrayList<Path>();
    var top = Path.of(directory);
    if (!directory.isEmpty() && !Files.isDirectory(top)) {
      return found;
    }
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return NOT_OURS.contains(path.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
              if (!path.endsWith(".git")) {
                found.add(path);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    found.sort(null);
    return found;
  }

  static List<Path> files(String directory, String suffix) {
    return files(directory).stream().filter(path -> path.toString().endsWith(suffix)).toList();
  }

  /// The text of a file; a picture or another binary reads as empty.
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException binary) {
      return "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> lines(Path file) {
    return text(file).lines().toList();
  }
}
