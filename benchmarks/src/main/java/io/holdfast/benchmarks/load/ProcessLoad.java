package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Holdfast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Several processes that sell one SKU, each with separate clients, compared with one process. */
final class ProcessLoad {
  static final String LOAD = "one SKU, several JVMs, 64 clients each";

  /** The share of the process that sold least, in percent of all sales. */
  static final String SHARE = "smallest share, %";

  private static final int CLIENTS = 64;
  private static final int FIRST_NUMBER = 2;

  private ProcessLoad() {}

  static String jvms(int count) {
    return count == 1 ? "1 JVM" : count + " JVMs";
  }

  static Series run(Setup setup) throws Exception {
    List<Child> children = new ArrayList<>();
    try {
      for (int i = 0; i < Collections.max(setup.plan().jvms()); i++) {
        children.add(new Child(setup.url(), FIRST_NUMBER + i));
      }
      List<Arm> arms = new ArrayList<>();
      arms.add(new Together(setup, children.subList(0, 1)));
      for (int count : setup.plan().jvms()) {
        arms.add(new Together(setup, children.subList(0, count)));
      }
      new Together(setup, children).round(setup.plan().time().multipliedBy(2));
      return Series.run(LOAD, setup.plan(), arms);
    } finally {
      children.forEach(Child::close);
    }
  }

  private record Together(Setup setup, List<Child> children) implements Arm {
    @Override
    public String name() {
      return jvms(children.size());
    }

    @Override
    public Sample round(Duration time) throws Exception {
      Holdfast holdfast = setup.contenders().holdfast();
      holdfast.open(1, setup.plan().plenty());
      for (Child child : children) {
        child.run(setup.plan().clients(CLIENTS), time);
      }
      List<Sample> samples = new ArrayList<>();
      for (Child child : children) {
        samples.add(child.sample());
      }
      Sample sum = sum(samples);
      holdfast.check(sum.sold(), sum.sold());
      return sum;
    }
  }

  /** The percentiles are those of the slowest process. */
  static Sample sum(List<Sample> samples) {
    long least = samples.stream().mapToLong(Sample::sold).min().orElseThrow();
    long sold = samples.stream().mapToLong(Sample::sold).sum();
    return new Sample(
        samples.stream().mapToDouble(Sample::perSecond).sum(),
        samples.stream().mapToDouble(Sample::p50).max().orElseThrow(),
        samples.stream().mapToDouble(Sample::p95).max().orElseThrow(),
        samples.stream().mapToDouble(Sample::p99).max().orElseThrow(),
        Double.NaN,
        sold,
        samples.stream().mapToLong(Sample::refused).sum(),
        Map.of(SHARE, 100.0 * least / sold));
  }
}
