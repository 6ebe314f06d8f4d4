package io.holdfast.benchmarks;

import io.holdfast.benchmarks.Options.Part;
import io.holdfast.benchmarks.compare.JdbcComparison;
import io.holdfast.benchmarks.compare.MemoryComparison;
import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.database.DurableMariaDb;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.dynamodb.DynamoDbSuite;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.benchmarks.meters.MeterSuite;
import io.holdfast.benchmarks.report.Chart;
import io.holdfast.benchmarks.report.Json;
import io.holdfast.benchmarks.report.Machine;
import io.holdfast.benchmarks.report.Results;
import io.holdfast.benchmarks.report.Tables;
import io.holdfast.benchmarks.restock.RestockSuite;
import io.holdfast.benchmarks.spring.SpringSuite;
import io.holdfast.benchmarks.view.ViewSuite;
import io.holdfast.emulators.DynamoDbLocal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * Compares the library with hand-written code in alternating rounds of one run, and prints the
 * ratios. Databases are MariaDB, and MySQL if {@code HOLDFAST_MYSQL_URL} is set. In that case
 * MariaDB runs only in the full mode.
 */
public final class Compare {
  private final Options options;
  private final @Nullable String mySql;
  private final List<Ratio> memory = new ArrayList<>();
  private final List<Ratio> jdbc = new ArrayList<>();
  private final List<Suite> suites = new ArrayList<>();
  private final List<Costs> costs = new ArrayList<>();

  Compare(Options options, @Nullable String mySql) {
    this.options = options;
    this.mySql = mySql;
  }

  /** See {@code benchmarks/run --help}. */
  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.parse(List.of(args));
    } catch (ParameterException e) {
      System.err.println(e.getMessage() + ", see --help");
      System.exit(2);
      return;
    }
    Results results = new Compare(options, System.getenv("HOLDFAST_MYSQL_URL")).run();
    Path folder = Path.of(System.getProperty("holdfast.results", "target"));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("results.json"), Json.of(results));
    Files.writeString(folder.resolve("results.md"), Tables.of(results));
    Files.writeString(folder.resolve("results.svg"), Chart.of(results));
    System.out.print(options.json() ? Json.of(results) : Tables.of(results));
  }

  Results run() throws Exception {
    String before = Machine.load();
    if (options.asks(Part.MEMORY)) {
      memory.addAll(MemoryComparison.run(options.rounds(), options.smoke() ? 2_000 : 200_000));
    }
    if (options.asksForDatabase()) {
      if (mySql == null || options.full()) {
        try (DurableMariaDb mariaDb = new DurableMariaDb()) {
          on("MariaDB", mariaDb.url());
        }
      }
      if (mySql != null) {
        on("MySQL", mySql);
      }
    }
    if (options.asks(Part.DYNAMODB)) {
      try (DynamoDbLocal local = DynamoDbLocal.start()) {
        costs.add(Costs.count(local));
        suites.add(DynamoDbSuite.run(local, options.plan()));
      }
    }
    return new Results(Machine.describe(before), options.mode(), memory, jdbc, suites, costs);
  }

  private void on(String database, String url) throws Exception {
    if (!options.groups().isEmpty()) {
      suites.add(Suite.run(database, url, options.plan(), options.groups(), options.load()));
    }
    if (options.asks(Part.VIEW)) {
      suites.add(ViewSuite.run(database, url, options.plan()));
    }
    if (options.asks(Part.METRICS)) {
      suites.add(MeterSuite.run(database, url, options.plan()));
    }
    if (options.asks(Part.SPRING)) {
      suites.add(SpringSuite.run(database, url, options.plan()));
    }
    if (options.asks(Part.RESTOCK)) {
      suites.add(RestockSuite.run(database, url, options.plan()));
    }
    if (options.asks(Part.JDBC)) {
      jdbc.addAll(JdbcComparison.run(database, url, options.rounds(), options.smoke() ? 20 : 400));
    }
  }
}
