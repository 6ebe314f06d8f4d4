package io.holdfast.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the library with the hand-written alternative, in turn in one run, and prints the
 * ratios. MySQL takes part if {@code HOLDFAST_MYSQL_URL} names one.
 */
public final class Compare {
  private static final Set<String> OPTIONS =
      Set.of("--quick", "--full", "--smoke", "--json", "--only", "memory", "jdbc");

  private Compare() {}

  /** See {@code benchmarks/run --help}. */
  public static void main(String[] args) throws Exception {
    List<String> options = List.of(args);
    if (!OPTIONS.containsAll(options)) {
      throw new IllegalArgumentException("unknown option among " + options + ", see --help");
    }
    int rounds = options.contains("--full") ? 31 : options.contains("--smoke") ? 1 : 11;
    boolean smoke = options.contains("--smoke");
    List<Ratio> ratios = new ArrayList<>();
    if (!options.contains("jdbc")) {
      ratios.addAll(MemoryComparison.run(rounds, smoke ? 2_000 : 200_000));
    }
    if (!options.contains("memory")) {
      jdbc(ratios, rounds, smoke ? 20 : 400);
    }
    String json = ratios.stream().map(Ratio::json).collect(Collectors.joining(",\n", "[", "]\n"));
    String table =
        Ratio.HEADER
            + ratios.stream().map(it -> "\n" + it.markdown()).collect(Collectors.joining());
    write("results.json", json);
    write("results.md", table + "\n");
    System.out.println(options.contains("--json") ? json : table);
  }

  private static void jdbc(List<Ratio> ratios, int rounds, int orders) throws Exception {
    try (DurableMariaDb mariaDb = new DurableMariaDb()) {
      ratios.addAll(JdbcComparison.run("MariaDB", mariaDb.url(), rounds, orders));
    }
    String mySql = System.getenv("HOLDFAST_MYSQL_URL");
    if (mySql != null) {
      ratios.addAll(JdbcComparison.run("MySQL", mySql, rounds, orders));
    }
  }

  private static void write(String name, String text) throws IOException {
    String folder = System.getProperty("holdfast.results", "target");
    Files.createDirectories(Path.of(folder));
    Files.writeString(Path.of(folder).resolve(name), text);
  }
}
