package io.holdfast.jdbc.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Simulates a disk under H2, as {@code jdbc:h2:failing:…}, on which a given access fails, and each
 * later one of its kind, or each later one of any kind. All tests of this JVM share it, so only one
 * test may use it at a time.
 */
public final class FailingDisk extends FilePathWrapper {
  /** The kind of access that fails. */
  enum Access {
    /** The disk cannot read a block. */
    READ("Input/output error"),

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
  private static int accessesToGo = NEVER;
  private static Access failing = Access.WRITE;
  private static boolean endsThen;
  private static boolean failed;

  /** Registers the disk with H2. */
  static void register() {
    FilePath.register(new FailingDisk());
  }

  /**
   * Lets all accesses of a kind fail from one on.
   *
   * @param number the number of the first access to fail; 1 is the next one
   */
  static synchronized void failFrom(Access access, int number) {
    failing = access;
    accessesToGo = number;
    endsThen = false;
    failed = false;
  }

  /**
   * Lets the process end at an access, as far as the disk can see: that access fails, and so does
   * every later one of any kind.
   *
   * @param number the number of the access of this kind; 1 is the next one
   */
  static synchronized void endAt(Access access, int number) {
    failFrom(access, number);
    endsThen = true;
  }

  /** Lets everything succeed again, and returns whether an access has failed. */
  static synchronized boolean heal() {
    boolean any = failed;
    failFrom(Access.WRITE, NEVER);
    return any;
  }

  /** Returns the copy of a file as it was when the disk has last confirmed that it is stored. */
  static Path confirmed(Path file) {
    return file.resolveSibling(file.getFileName() + ".confirmed");
  }

  private static synchronized boolean fails(Access access) {
    if (failed) {
      return endsThen || access == failing;
    }
    failed = access == failing && accessesToGo != NEVER && --accessesToGo == 0;
    return failed;
  }

  private static void check(Access access) throws IOException {
    if (fails(access)) {
      throw new IOException(access.error);
    }
  }

  private static synchronized boolean hasEnded() {
    return failed && endsThen;
  }

  @Override
  public String getScheme() {
    return "failing";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(Path.of(getBase().toString()), super.open(mode));
  }

  /** Wraps one open file. */
  private static final class Channel extends FileBase {
    private final Path path;
    private final FileChannel file;

    Channel(Path path, FileChannel file) {
      this.path = path;
      this.file = file;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return write(bytes, file.position());
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
      boolean before = hasEnded();
      if (fails(Access.WRITE)) {
        if (!before) {
          ByteBuffer half = bytes.duplicate();
          half.limit(half.position() + half.remaining() / 2);
          file.write(half, position);
        }
        throw new IOException(Access.WRITE.error);
      }
      return file.write(bytes, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      check(Access.FORCE);
      file.force(metaData);
      Files.copy(path, confirmed(path), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public int read(ByteBuffer bytes) throws IOException {
      check(Access.READ);
      return file.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long position) throws IOException {
      check(Access.READ);
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
      if (hasEnded()) {
        throw new IOException(Access.WRITE.error);
      }
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
