package chat.parlor.battery.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's file system `cut:` over any other. Whoever reads sees every write, as with a real disk and
/// its cache; what is written and synced is also told to the `Disk`.
public final class FilePathCut extends FilePathWrapper {
  static final String SCHEME = "cut";

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), Disk.of(getBase().toString()));
  }

  /// An open file.
  private static final class Channel extends FileBaseDefault {
    private final FileChannel cache;
    private final Disk disk;

    Channel(FileChannel cache, Disk disk) {
      this.cache = cache;
      this.disk = disk;
    }

    @Override
    public long size() throws IOException {
      return cache.size();
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return cache.read(into, position);
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
      disk.write(position, bytes);
      return cache.write(bytes, position);
    }

    @Override
    protected void implTruncate(long length) throws IOException {
      disk.truncate(length);
      cache.truncate(length);
    }

    @Override
    public void force(boolean metaData) {
      disk.sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return cache.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      cache.close();
    }
  }

  static {
    FilePath.register(new FilePathCut());
  }

  /// The URL of the embedded database in a directory, on such a disk.
  static String url(String url) {
    return url.replace("jdbc:h2:watched:", "jdbc:h2:watched:" + SCHEME + ":");
  }
}
