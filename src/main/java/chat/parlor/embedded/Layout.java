package chat.parlor.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;

/// What the database itself would find in its file, looked up without writing anything.
///
/// @param version the newest it would go on from
/// @param chunks those it still needs, the newest first
record Layout(long version, List<Chunk> chunks) {

  /// Looks, and answers nothing when somebody else has the file open.
  ///
  /// @throws Damaged when the database could not open it
  static Optional<Layout> of(String file) throws Damaged {
    var store = new Store();
    try {
      store.open(file, true, null);
      try {
        return Optional.of(store.layout());
      } finally {
        store.close();
      }
    } catch (MVStoreException unreadable) {
      if (unreadable.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        return Optional.empty();
      }
      throw new Damaged("it is no whole database file");
    }
  }

  /// The database's own way to its file, which tells its subclasses what it has found.
  private static final class Store extends SingleFileStore {
    Store() {
      super(Map.of());
    }

    Layout layout() {
      var opened = new MVStore.Builder().fileStore(this).autoCommitDisabled().open();
      var chunks =
          getChunks().values().stream()
              .filter(chunk -> chunk.maxLenLive > 0)
              .map(chunk -> new Chunk(chunk.version, chunk.id, chunk.block, chunk.len))
              .sorted(Comparator.comparingLong(Chunk::version).reversed())
              .toList();
      return new Layout(opened.getCurrentVersion(), chunks);
    }
  }
}
