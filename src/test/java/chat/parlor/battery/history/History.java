package chat.parlor.battery.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Everything that was done and seen in one run, in the order in which it was noticed: kept in
/// memory for the checker, and in a file so that a run can be checked again.
public final class History implements AutoCloseable {
  private static final String FILE = "history.jsonl";

  private final long startNs = System.nanoTime();
  private final AtomicLong numbers = new AtomicLong();
  private final List<Entry> entries = new ArrayList<>();
  private final Path file;
  private final BufferedWriter out;

  private History(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  /// An empty history that is also written to a folder.
  public static History in(Path folder) {
    try {
      Files.createDirectories(folder);
      var file = folder.resolve(FILE);
      return new History(file, Files.newBufferedWriter(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Reads what an earlier run has left in a folder.
  public static List<Entry> read(Path folder) {
    try (var lines = Files.lines(folder.resolve(FILE))) {
      return lines.map(JsonLines::read).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Now, on the clock of this history.
  public long nowUs() {
    return (System.nanoTime() - startNs) / 1_000;
  }

  /// A number for a call or a link that nothing else has.
  public long number() {
    return numbers.incrementAndGet();
  }

  public synchronized void add(Entry entry) {
    entries.add(entry);
    try {
      out.write(JsonLines.write(entry));
      out.newLine();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  public Path file() {
    return file;
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
