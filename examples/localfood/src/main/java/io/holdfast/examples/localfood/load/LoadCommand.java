package io.holdfast.examples.localfood.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code load}: a popular shop beside others, and customers who only look. */
@Command(
    name = "load",
    description = "Shows what a popular shop does to the customers of others. Prints three rounds.",
    sortOptions = false,
    subcommands = ListingCommand.class)
public final class LoadCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  private static final long PLENTY = 1_000_000_000L;
  private static final int OTHER_SHOPS = 20;
  private static final int CALLERS = 64;

  @Option(names = "--orders", paramLabel = "URL", defaultValue = "http://localhost:8081")
  private URI orders;

  @Option(names = "--stores", paramLabel = "URL", defaultValue = "http://localhost:8082")
  private URI stores;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "250",
      description = "Customers of the popular shop, who order without a pause; ${DEFAULT-VALUE}.")
  private int customers;

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

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long a round takes, default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

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
    requirePositive("--customers", customers);
    requirePositive("--other-orders", otherOrders);
    requirePositive("--listings", listings);
    requirePositive("--seconds", seconds);
    MarketClient market = new MarketClient(orders, stores);
    long popular = market.open("popular", PLENTY);
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < OTHER_SHOPS; i++) {
      others.add(market.open("other", PLENTY));
    }
    Duration time = Duration.ofSeconds(seconds);
    // Warms up.
    Traffic crowd = Traffic.closedLoop(customers, time, () -> market.order(popular));
    Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)).report();
    crowd.report();
    Traffic.openLoop(listings, CALLERS, time, market::list).report();

    print("others alone", Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)));

    crowd = Traffic.closedLoop(customers, time, () -> market.order(popular));
    print(
        "others beside a sale",
        Traffic.openLoop(otherOrders, CALLERS, time, inTurn(market, others)));
    print("  the popular shop", crowd);

    crowd = Traffic.closedLoop(customers, time, () -> market.order(popular));
    print("listings beside a sale", Traffic.openLoop(listings, CALLERS, time, market::list));
    print("  the popular shop", crowd);
    return 0;
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + ": must be at least 1");
    }
  }

  private static IntSupplier inTurn(MarketClient market, List<Long> shops) {
    AtomicInteger turn = new AtomicInteger();
    return () -> market.order(shops.get(Math.floorMod(turn.getAndIncrement(), shops.size())));
  }

  private static void print(String name, Traffic traffic) throws InterruptedException {
    System.out.printf("%-24s%s%n", name, traffic.report());
  }
}
