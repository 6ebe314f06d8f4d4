package io.holdfast.examples.localfood.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code load}: a popular shop beside others, and customers who only look. */
@Command(
    name = "load",
    description = "Shows what a popular shop does to the customers of others. Prints three rounds.",
    sortOptions = false,
    subcommands = ListingCommand.class)
public final class LoadCommand implements Callable<Integer> {
  private static final long PLENTY = 1_000_000_000L;
  private static final int OTHER_SHOPS = 20;
  private static final int CALLERS = 64;

  @Mixin private TrafficOptions traffic;

  @Option(
      names = "--other-orders",
      paramLabel = "N",
      defaultValue = "50",
      description = "Orders a second of the other shops, default ${DEFAULT-VALUE}.")
  private int otherOrders;

  @Option(
      names = "--listings",
      paramLabel = "N",
      defaultValue = "500",
      description = "Listings a second, default ${DEFAULT-VALUE}.")
  private int listings;

  private LoadCommand() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LoadCommand()).setUsageHelpAutoWidth(true);
  }

  @Override
  public Integer call() throws InterruptedException {
    traffic.requirePositive("--other-orders", otherOrders);
    traffic.requirePositive("--listings", listings);
    MarketClient market = traffic.client();
    long popular = market.open("popular", PLENTY);
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < OTHER_SHOPS; i++) {
      others.add(market.open("other", PLENTY));
    }
    Duration time = traffic.time();
    // Warms up.
    Traffic crowd = Traffic.closedLoop(traffic.customers(), time, () -> market.order(popular));
    Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)).report();
    crowd.report();
    Traffic.openLoop(listings, CALLERS, time, () -> market.list(popular)).report();

    print("others alone", Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)));

    crowd = Traffic.closedLoop(traffic.customers(), time, () -> market.order(popular));
    print(
        "others beside a sale",
        Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)));
    print("  the popular shop", crowd);

    crowd = Traffic.closedLoop(traffic.customers(), time, () -> market.order(popular));
    print(
        "listings beside a sale",
        Traffic.openLoop(listings, CALLERS, time, () -> market.list(popular)));
    print("  the popular shop", crowd);
    return 0;
  }

  private static IntSupplier inTurn(MarketClient market, List<Long> shops) {
    AtomicInteger turn = new AtomicInteger();
    return () -> market.order(shops.get(Math.floorMod(turn.getAndIncrement(), shops.size())));
  }

  private static void print(String name, Traffic traffic) throws InterruptedException {
    System.out.printf("%-24s%s%n", name, traffic.report());
  }
}
