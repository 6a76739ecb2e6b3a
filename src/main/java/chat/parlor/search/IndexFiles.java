package chat.parlor.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/// The index in its directory. One thread puts in, any may look up; what was put in is found after
/// the next `refresh` and survives a crash after the next `commit`.
final class IndexFiles implements AutoCloseable {
  /// Another number throws away what an earlier form has written.
  private static final String FORM_NOW = "1";

  private static final String FORM = "form";

  private static final double BUFFER_MB = 24;

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private IndexFiles(FSDirectory directory, IndexWriter writer, SearcherManager searchers) {
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /// Opens what is there, or begins anew.
  ///
  /// @throws IOException also when what is there cannot be read or is of another form
  static IndexFiles open(Path path) throws IOException {
    Files.createDirectories(path, OWNER_ONLY);
    var directory = FSDirectory.open(path);
    try {
      if (DirectoryReader.indexExists(directory)) {
        requireForm(directory);
      }
      var writer = new IndexWriter(directory, config());
      writer.setLiveCommitData(Map.of(FORM, FORM_NOW).entrySet());
      return new IndexFiles(directory, writer, new SearcherManager(writer, new Searchers()));
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }

  private static void requireForm(FSDirectory directory) throws IOException {
    var form = SegmentInfos.readLatestCommit(directory).getUserData().get(FORM);
    if (!FORM_NOW.equals(form)) {
      throw new IOException("The index is of the form " + form + ".");
    }
  }

  /// Takes everything away; it is derived and can be made again.
  static void erase(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    try (var files = Files.list(path)) {
      for (var file : files.toList()) {
        try {
          Files.delete(file);
        } catch (NoSuchFileException gone) {
          // That is what was wanted.
        }
      }
    }
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig()
        .setSimilarity(new Density())
        .setRAMBufferSizeMB(BUFFER_MB)
        .setCommitOnClose(true);
  }

  /// Sees that every searcher judges alike.
  private static final class Searchers extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      var searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new Density());
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /// Takes in what a log says of a message.
  void put(SearchStore.Said said) throws IOException {
    if (said.text() == null) {
      writer.deleteDocuments(Documents.named(said.id()));
    } else if (said.seq() == said.saidSeq()) {
      writer.addDocument(Documents.of(said));
    } else {
      writer.updateDocument(Documents.named(said.id()), Documents.of(said));
    }
  }

  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /// Puts what was taken in on disk, together with how far that is in the logs of these rooms.
  void commit(Map<String, Long> reached) throws IOException {
    for (var log : reached.entrySet()) {
      writer.updateDocument(
          Documents.log(log.getKey()), Documents.ofLog(log.getKey(), log.getValue()));
    }
    writer.commit();
  }

  /// How far the logs had been read at the last commit, by room.
  Map<String, Long> reached() throws IOException {
    var reached = new HashMap<String, Long>();
    var searcher = searchers.acquire();
    try {
      for (var leaf : searcher.getIndexReader().leaves()) {
        Documents.readLogs(leaf.reader(), reached);
      }
    } finally {
      searchers.release(searcher);
    }
    return reached;
  }

  /// The first finds.
  List<Hit> find(Inquiry inquiry) throws IOException {
    var searcher = searchers.acquire();
    try {
      return Finds.of(searcher, inquiry);
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      searchers.close();
    }
  }
}
