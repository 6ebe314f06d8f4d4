package io.holdfast.jdbc.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Simulates a disk under H2, as {@code jdbc:h2:failing:…}, on which a given access fails, and each
 * later one of its kind. All tests of this JVM share it, so only one test may use it at a time.
 */
public final class FailingDisk extends FilePathWrapper {
  /** The kind of access that fails. */
  enum Access {
    /** The disk is full: it stores half of the write. */
    WRITE("No space left on device"),

    /** The disk does not confirm that what was written is stored. */
    FORCE("Input/output error");

    final String error;

    Access(String error) {
      this.error = error;
    }
  }

  private static final int NEVER = Integer.MAX_VALUE;
  private static final AtomicInteger TO_GO = new AtomicInteger(NEVER);
  private static volatile Access failing = Access.WRITE;

  /** Registers the disk with H2. */
  static void register() {
    FilePath.register(new FailingDisk());
  }

  /**
   * Lets all accesses of a kind fail from one on.
   *
   * @param number the number of the first access to fail; 1 is the next one
   */
  static void failFrom(Access access, int number) {
    failing = access;
    TO_GO.set(number);
  }

  /** Lets everything succeed again, and returns whether an access has failed. */
  static boolean heal() {
    return TO_GO.getAndSet(NEVER) <= 0;
  }

  private static boolean fails(Access access) {
    return access == failing
        && TO_GO.updateAndGet(it -> it == NEVER ? NEVER : Math.max(0, it - 1)) == 0;
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  /** Wraps one open file. */
  private static final class Channel extends FileBase {
    private final FileChannel file;

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return write(bytes, file.position());
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      if (fails(Access.WRITE)) {
        ByteBuffer half = bytes.duplicate();
        half.limit(half.position() + half.remaining() / 2);
        file.write(half, position);
        throw new IOException(Access.WRITE.error);
      }
      return file.write(bytes, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      if (fails(Access.FORCE)) {
        throw new IOException(Access.FORCE.error);
      }
      file.force(metaData);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return file.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      return file.read(bytes, position);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      file.truncate(size);
      return this;
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
