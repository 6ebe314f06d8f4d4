package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Contenders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads with ample stock: one hot SKU, many cold ones, baskets. */
final class SellingLoads {
  private static final int HOT_CLIENTS = 64;
  private static final int ALONE_CLIENTS = 32;
  private static final int COLD_CLIENTS = 64;
  private static final int BASKET_CLIENTS = 64;
  private static final int BASKET_SKUS = 64;

  private SellingLoads() {}

  static String hotName(int clients) {
    return "one SKU, " + clients + (clients == 1 ? " client" : " clients");
  }

  static final String COLD = "many SKUs, 64 clients";
  static final String BASKETS = "baskets, 64 SKUs, 64 clients";

  static String lines(int lines) {
    return lines == 1 ? "1 line" : lines + " lines";
  }

  /**
   * Runs the code that all loads have in common, once in a process, until the compilers have made
   * it as fast as it becomes. The hand-written sides are a few lines, and fast after seconds.
   */
  static void warmUp(Setup setup) throws Exception {
    Contenders all = setup.contenders();
    Plan plan = setup.plan();
    Duration steady = plan.untilSteady();
    Selling.hot(setup, all.holdfast(), plan.clients(HOT_CLIENTS)).round(steady);
    Selling.hot(setup, all.withoutLanes(), plan.clients(ALONE_CLIENTS)).round(steady.dividedBy(2));
    for (Contender each : List.of(all.handWritten(), all.batchLoop())) {
      Selling.hot(setup, each, plan.clients(HOT_CLIENTS)).round(steady.dividedBy(5));
    }
  }

  /** Compares all contenders at 64 and 256 clients, and the main ones otherwise. */
  static Series hot(Setup setup, int clients) throws Exception {
    Contenders all = setup.contenders();
    List<? extends Contender> who =
        switch (clients) {
          case 64, 256 -> all.all();
          case 512 -> List.of(all.holdfast(), all.batchLoop());
          default -> List.of(all.holdfast(), all.withoutLanes(), all.handWritten());
        };
    List<Arm> arms = new ArrayList<>();
    for (Contender each : who) {
      if (each.triesForSeconds() && clients > setup.plan().mostTrying()) {
        continue;
      }
      arms.add(Selling.hot(setup, each, setup.plan().clients(clients)));
    }
    return Series.run(hotName(clients), setup.plan(), arms);
  }

  static Series cold(Setup setup) throws Exception {
    Contenders all = setup.contenders();
    int clients = setup.plan().clients(COLD_CLIENTS);
    List<Selling> arms =
        List.of(
            Selling.cold(setup, all.holdfast(), clients),
            Selling.cold(setup, all.withoutLanes(), clients),
            Selling.cold(setup, all.handWritten(), clients));
    for (Selling arm : arms) {
      arm.round(setup.plan().untilSteady().dividedBy(2)); // other paths than one hot SKU
    }
    return Series.run(COLD, setup.plan(), List.copyOf(arms));
  }

  static Series baskets(Setup setup) throws Exception {
    List<Selling> arms = new ArrayList<>();
    for (int lines : List.of(1, 4, 16)) {
      arms.add(
          new Selling(
              lines(lines),
              setup.contenders().holdfast(),
              setup.plan().clients(BASKET_CLIENTS),
              BASKET_SKUS,
              lines,
              setup.numbers()));
    }
    arms.get(arms.size() - 1).round(setup.plan().untilSteady().dividedBy(2));
    return Series.run(BASKETS, setup.plan(), List.copyOf(arms));
  }
}
