package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several processes that sell the same SKUs, each with separate clients and a separate pool of
 * connections: the library, and the hand-written transaction with the same processes and clients.
 */
final class ProcessLoad {
  /** The number of SKUs between one and very many. */
  static final int SOME = 100;

  /** The largest number of SKUs. */
  static final int MANY = 1_000;

  /** The share of the process that sold least, in percent of all sales. */
  static final String SHARE = "smallest share, %";

  /** The orders that waited too long, of which nothing was done. */
  static final String BUSY = "busy";

  private static final int FIRST_NUMBER = 2;

  private ProcessLoad() {}

  static String load(int skus) {
    return skus == 1
        ? "one SKU, several processes"
        : String.format(Locale.ROOT, "%,d SKUs, several processes", skus);
  }

  static String arm(Shape shape, String contender) {
    return shape + ", " + contender;
  }

  /** Returns the numbers of SKUs that a plan measures. */
  static List<Integer> skus(Plan plan) {
    return plan.everyShape() ? List.of(1, SOME, MANY) : List.of(1, SOME);
  }

  static Series run(Setup setup, int skus) throws Exception {
    Plan plan = setup.plan().forProcesses();
    List<ChildProcess> children = new ArrayList<>();
    try {
      List<Together> arms = new ArrayList<>();
      int most = 0;
      for (Contender each :
          List.of(setup.contenders().holdfast(), setup.contenders().handWritten())) {
        for (Shape shape : shapes(plan, skus, each.name())) {
          arms.add(new Together(setup, shape, each, skus, children));
          most = Math.max(most, shape.processes());
        }
      }
      for (int i = 0; i < Math.min(most, plan.mostProcesses()); i++) {
        children.add(OtherProcess.start(setup.url(), FIRST_NUMBER + i));
      }
      warmUp(setup, plan, skus, children);
      return Series.run(load(skus), plan, List.copyOf(arms));
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  /** Returns what the goals need, or everything. */
  private static List<Shape> shapes(Plan plan, int skus, String contender) {
    if (skus > 1 && !plan.everyShape()) {
      return List.of(Shape.TWO);
    }
    if (plan.everyShape()) {
      return Shape.all();
    }
    return contender.equals(Holdfast.NAME)
        ? List.of(Shape.ALONE, Shape.TWO, Shape.FOUR, Shape.CROWD)
        : List.of(Shape.FOUR, Shape.CROWD);
  }

  /** Lets the compilers of all processes see both sides. */
  private static void warmUp(Setup setup, Plan plan, int skus, List<ChildProcess> children)
      throws Exception {
    Contender library = setup.contenders().holdfast();
    Contender byHand = setup.contenders().handWritten();
    Duration steady = plan.untilSteady();
    new Together(setup, Shape.CROWD, library, skus, children).round(steady);
    new Together(setup, Shape.CROWD, byHand, skus, children).round(steady.dividedBy(5));
  }

  private record Together(
      Setup setup, Shape shape, Contender contender, int skus, List<ChildProcess> children)
      implements Arm {
    @Override
    public String name() {
      return arm(shape, contender.name());
    }

    @Override
    public Sample round(Duration time) throws Exception {
      contender.open(skus, Contender.PLENTY);
      List<ChildProcess> who = children.subList(0, Math.min(shape.processes(), children.size()));
      int clients = setup.plan().clients(shape.clients());
      String shop = contender instanceof Holdfast it ? it.shop().value() : OtherProcess.BY_HAND;
      for (ChildProcess child : who) {
        child.send(OtherProcess.command(shop, clients, skus, time));
      }
      List<Sample> samples = new ArrayList<>();
      for (ChildProcess child : who) {
        samples.add(OtherProcess.sample(child.answer()));
      }
      Sample sum = sum(samples);
      if (sum.refused() > 0) {
        throw new IllegalStateException(name() + " refused although there is enough stock");
      }
      contender.check(sum.sold(), sum.sold());
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
        Map.of(
            SHARE,
            100.0 * least / sold,
            BUSY,
            samples.stream().mapToDouble(it -> it.more().getOrDefault(BUSY, 0.0)).sum()));
  }
}
