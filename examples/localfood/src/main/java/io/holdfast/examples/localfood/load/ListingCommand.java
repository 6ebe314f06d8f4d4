package io.holdfast.examples.localfood.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code load listings}: customers who only look, alone and beside a sale, in turn. */
@Command(
    name = "listings",
    description = "Lists 100 shops at a fixed rate, alone and beside a sale of one of them.",
    sortOptions = false)
final class ListingCommand implements Callable<Integer> {
  private static final long PLENTY = 1_000_000_000L;
  private static final int OTHER_SHOPS = 99;
  private static final int CALLERS = 64;
  private static final long MAX_WAIT_SECONDS = 120;
  private static final int WARM_UPS = 5;

  @Mixin private TrafficOptions traffic;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Listings a second, default ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many rounds of each kind, default ${DEFAULT-VALUE}.")
  private int rounds;

  private final List<Double> alone = new ArrayList<>();
  private final List<Double> beside = new ArrayList<>();
  private long sold;
  private long unknown;

  @Override
  public Integer call() throws InterruptedException {
    traffic.requirePositive("--rate", rate);
    traffic.requirePositive("--rounds", rounds);
    MarketClient market = traffic.client();
    long popular = market.open("popular", PLENTY);
    for (int i = 0; i < OTHER_SHOPS; i++) {
      market.open("other", PLENTY);
    }
    Duration time = traffic.time();
    for (int i = 0; i < WARM_UPS; i++) {
      lookBesideSale(market, popular, time, new ArrayList<>(), "warm-up beside a sale");
    }
    for (int i = 0; i < rounds; i++) {
      if (i % 2 == 0) {
        look(market, popular, time, alone, "alone");
        lookBesideSale(market, popular, time, beside, "beside a sale");
      } else {
        lookBesideSale(market, popular, time, beside, "beside a sale");
        look(market, popular, time, alone, "alone");
      }
    }
    System.out.printf(
        Locale.ROOT,
        "p99 of %,d listings/s, median of %d rounds: alone %.1f ms, beside a sale %.1f ms%n",
        rate,
        rounds,
        median(alone),
        median(beside));
    return 0;
  }

  private void look(MarketClient market, long popular, Duration time, List<Double> p99, String name)
      throws InterruptedException {
    Traffic.Answers answers =
        Traffic.openLoop(rate, CALLERS, time, () -> market.list(popular)).report();
    System.out.printf("%-24s%s%n", name, answers);
    if (answers.served() == 0 || answers.refused() + answers.failed() > 0) {
      throw new IllegalStateException("listings were not served, so their times say nothing");
    }
    p99.add(answers.p99());
  }

  private void lookBesideSale(
      MarketClient market, long popular, Duration time, List<Double> p99, String name)
      throws InterruptedException {
    Traffic sale = Traffic.closedLoop(traffic.customers(), time, () -> market.order(popular));
    look(market, popular, time, p99, name);
    Traffic.Answers answers = sale.report();
    System.out.printf("%-24s%s%n", "  the popular shop", answers);
    if (answers.served() == 0) {
      throw new IllegalStateException("no order was served, so there was no sale");
    }
    sold += answers.served();
    unknown += answers.failed();
    check(market, popular);
  }

  /** Waits until every order has taken its piece. An order that failed may have taken one. */
  private void check(MarketClient market, long popular) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MAX_WAIT_SECONDS);
    long taken = PLENTY - market.stock(popular);
    while (taken < sold && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      taken = PLENTY - market.stock(popular);
    }
    if (taken < sold || taken > sold + unknown) {
      throw new IllegalStateException(
          "the stock is wrong: %d pieces are taken, %d were sold".formatted(taken, sold));
    }
  }

  private static double median(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
