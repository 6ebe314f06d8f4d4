package io.holdfast.benchmarks.restock;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockRelay;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process that relays messages of another process. It reads lines {@code milliseconds}, and
 * answers each with {@code DONE published perSecond}. It ends with its input.
 */
public final class RelayProcess {
  private static final int THREADS = 2;
  private static final int BATCH = 100;

  private RelayProcess() {}

  /** Runs the process. The argument is the address of the database. */
  public static void main(String[] args) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (HikariDataSource pool = Pools.open(args[0], THREADS + 1);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      JdbcInventoryStore store =
          JdbcInventoryStore.builder(pool)
              .tablePrefix(Contenders.PREFIX)
              .schema(SchemaMode.NONE)
              .build();
      RestockRelay relay =
          RestockRelay.builder(store.restockOutbox(), request -> {})
              .batchSize(BATCH)
              .concurrency(THREADS)
              .executor(threads)
              .build();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        relay(relay, Duration.ofMillis(Long.parseLong(line)).toNanos());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void relay(RestockRelay relay, long nanos) {
    long began = System.nanoTime();
    long last = began;
    long published = 0;
    RelayReport report;
    do {
      report = relay.runOnce();
      if (report.published() > 0) {
        published += report.published();
        last = System.nanoTime();
      }
    } while ((report.published() > 0 || report.mayHaveMore()) && last - began < nanos);
    double perSecond = last == began ? 0 : published * 1e9 / (last - began);
    System.out.println("DONE " + published + " " + perSecond);
  }
}
