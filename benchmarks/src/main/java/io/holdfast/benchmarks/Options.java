package io.holdfast.benchmarks;

import io.holdfast.benchmarks.load.Plan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The options of the command line.
 *
 * @param mode the mode: {@code --quick}, {@code --full} or {@code --smoke}
 * @param only the group to run: {@code memory}, {@code jdbc}, {@code lanes}, {@code restock} or
 *     {@code dynamodb}; empty for all
 * @param load a part of the names of the loads to run; empty for all
 * @param rate the orders per second of the open loop; 0 for all rates of the plan
 * @param json true to print JSON instead of tables
 */
record Options(String mode, String only, String load, int rate, boolean json) {
  private static final Set<String> PARTS = Set.of("memory", "jdbc", "lanes", "restock", "dynamodb");

  static Options parse(List<String> args) {
    String mode = "--quick";
    String only = "";
    String load = "";
    int rate = 0;
    boolean json = false;
    Deque<String> left = new ArrayDeque<>(args);
    while (!left.isEmpty()) {
      String option = left.removeFirst();
      switch (option) {
        case "--quick", "--full", "--smoke" -> mode = option;
        case "--json" -> json = true;
        case "--only" -> only = value(option, left);
        case "--load" -> load = value(option, left);
        case "--rate" -> rate = Integer.parseInt(value(option, left));
        default -> throw new IllegalArgumentException("unknown option " + option + ", see --help");
      }
    }
    if (!only.isEmpty() && !PARTS.contains(only)) {
      throw new IllegalArgumentException("--only: must be one of " + PARTS + ", is " + only);
    }
    return new Options(mode, only, load, rate, json);
  }

  private static String value(String option, Deque<String> left) {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(option + ": a value is missing, see --help");
    }
    return left.removeFirst();
  }

  boolean full() {
    return mode.equals("--full");
  }

  boolean smoke() {
    return mode.equals("--smoke");
  }

  boolean asks(String part) {
    return only.isEmpty() || only.equals(part);
  }

  Plan plan() {
    Plan plan = full() ? Plan.FULL : smoke() ? Plan.SMOKE : Plan.QUICK;
    return rate > 0 ? plan.withRate(rate) : plan;
  }

  /** Returns the number of rounds of the comparisons of single commits. */
  int rounds() {
    return full() ? 31 : smoke() ? 1 : 5;
  }
}
