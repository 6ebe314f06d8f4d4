package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.jdbc.servers.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server end itself, as by SIGKILL, before a certain {@code fsync} or {@code fdatasync}: a
 * library in C that the server loads first.
 */
final class FsyncKiller implements AutoCloseable {
  private static final String SOURCE = "kill-at-fsync.c";

  private final Path folder;

  private FsyncKiller(Path folder) {
    this.folder = folder;
  }

  /** Compiles the library, or skips the test where there is no compiler. */
  static FsyncKiller compile() throws IOException {
    FsyncKiller killer = new FsyncKiller(Folders.create("fsync"));
    Path source = killer.folder.resolve(SOURCE);
    try (InputStream text = FsyncKiller.class.getResourceAsStream(SOURCE)) {
      Files.copy(Objects.requireNonNull(text, SOURCE), source);
    }
    if (!killer.compile(source)) {
      killer.close();
      System.out.println("Skipped: no C compiler (gcc) for " + SOURCE);
      assumeTrue(false, "no C compiler");
    }
    return killer;
  }

  private boolean compile(Path source) throws IOException {
    Process compiler;
    try {
      compiler =
          new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library(), source.toString(), "-ldl")
              .inheritIO()
              .start();
    } catch (IOException e) {
      return false;
    }
    int exit = compiler.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue();
    assertThat(exit).as("exit status of gcc").isZero();
    return true;
  }

  private String library() {
    return folder.resolve("kill-at-fsync.so").toString();
  }

  private Path number() {
    return folder.resolve("number");
  }

  /** Returns the environment in which the server is to run. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library(), "HOLDFAST_KILL_AT_FSYNC", number().toString());
  }

  /**
   * Lets the server end before the n-th sync from now on.
   *
   * @param number the number of the sync, from 1 on
   */
  void killAt(int number) throws IOException {
    Path written = Files.writeString(folder.resolve("next"), String.valueOf(number));
    Files.move(written, number(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Lets the next server live. */
  void spare() throws IOException {
    Files.delete(number());
  }

  @Override
  public void close() {
    Folders.delete(folder);
  }
}
