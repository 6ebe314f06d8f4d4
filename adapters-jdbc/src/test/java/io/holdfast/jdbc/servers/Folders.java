package io.holdfast.jdbc.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Creates folders below the build folder. */
public final class Folders {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private Folders() {}

  /** Returns a folder that remains from one run to the next. */
  static Path kept(String name) {
    return TARGET.resolve(name);
  }

  /** Creates a new, empty folder. */
  public static Path create(String prefix) {
    try {
      return Files.createTempDirectory(Files.createDirectories(TARGET.resolve("data")), prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a folder and its content. */
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
