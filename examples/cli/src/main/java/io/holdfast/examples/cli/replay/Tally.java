package io.holdfast.examples.cli.replay;

import java.util.Map;
import java.util.TreeMap;

/** Counts the results of the lines. Not safe for use by several threads. */
final class Tally {
  private final Map<String, Long> outcomes = new TreeMap<>();
  private final Map<String, Long> refusals = new TreeMap<>();
  private final Map<String, Long> broken = new TreeMap<>();

  void add(OutcomeLine line) {
    if (line.outcome().equals("broken")) {
      broken.merge(line.file(), 1L, Long::sum);
    }
    outcomes.merge(line.outcome(), 1L, Long::sum);
    if (line.refusal() != null) {
      refusals.merge(line.refusal().code(), 1L, Long::sum);
    }
  }

  long of(String outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** Returns the number of broken lines of a file. */
  long broken(String file) {
    return broken.getOrDefault(file, 0L);
  }

  /** Returns the number of refused lines by the code of the refusal. */
  Map<String, Long> refusals() {
    return new TreeMap<>(refusals);
  }
}
