package io.holdfast.benchmarks;

import io.holdfast.benchmarks.database.DurableMariaDb;

/** One server for all tests of a run; it starts with the first that asks, and ends with the run. */
public final class SharedMariaDb {
  private static final DurableMariaDb SERVER = start();

  private SharedMariaDb() {}

  private static DurableMariaDb start() {
    try {
      DurableMariaDb server = new DurableMariaDb();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  /** The database that a comparison uses. */
  public static String url() {
    return SERVER.url();
  }

  /** A database of this name. */
  public static String url(String database) {
    return url().replaceFirst("/bench[?]", "/" + database + "?");
  }
}
