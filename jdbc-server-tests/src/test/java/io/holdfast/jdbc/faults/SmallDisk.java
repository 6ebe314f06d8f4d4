package io.holdfast.jdbc.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.jdbc.servers.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Provides a disk that can be filled: a file system in memory. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts a disk, or skips the test where that is not allowed. */
  static SmallDisk mount(int megabytes) throws IOException {
    Path folder = Folders.create("disk");
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    if (!mounted) {
      Folders.delete(folder);
      System.out.println("Skipped: no right to mount a file system in memory");
      assumeTrue(false, "no right to mount a file system in memory");
    }
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Fills the disk completely. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (!Files.exists(filler())) {
        throw full;
      }
    }
  }

  /** Frees space again. */
  void free() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", folder.toString())) {
      throw new IOException("cannot unmount " + folder);
    }
    Folders.delete(folder);
  }

  private static boolean run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue() == 0;
  }
}
