package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.output.ExitCode;
import io.holdfast.examples.cli.output.Json;
import io.holdfast.examples.cli.store.OpenStore;
import io.holdfast.examples.cli.store.Patience;
import io.holdfast.examples.cli.store.Session;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code holdfast replay}. */
@Command(
    name = "replay",
    description = {
      "Run your stock and orders through the library, line by line, and see each result.",
      "",
      "The data sets the time: holds expire between the orders as they would have. A line that"
          + " cannot be used is reported with its number and the rest goes on. The outcomes are the"
          + " same on every store, byte for byte, if the shop is new there. Both formats are"
          + " described in examples/cli/README.md.",
      ""
    })
public final class ReplayCommand implements Callable<Integer> {
  @ParentCommand private Session session;
  @Spec private CommandSpec spec;

  @Option(
      names = "--stock",
      paramLabel = "CSV",
      required = true,
      description = "The stock before the first order.")
  private Path stock;

  @Option(
      names = "--orders",
      paramLabel = "JSONL",
      required = true,
      description = "The orders, one JSON object a line.")
  private Path orders;

  @Option(
      names = "--out",
      paramLabel = "JSONL",
      required = true,
      description = "The file for the result of each line.")
  private Path out;

  @Option(
      names = "--max-gap",
      paramLabel = "TIME",
      defaultValue = "P31D",
      description =
          "A line that is later than the one before by more than this is broken. Default: P31D.")
  private Duration maxGap;

  @Option(
      names = "--strict",
      description = "End with exit code 4 if a line of a file was broken. All lines are run.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    require(Files.isReadable(stock) && Files.isRegularFile(stock), "cannot read " + stock);
    require(Files.isReadable(orders) && Files.isRegularFile(orders), "cannot read " + orders);
    require(!maxGap.isNegative() && !maxGap.isZero(), "--max-gap must be more than 0");
    DataClock clock = new DataClock(maxGap);
    try (OpenStore store = session.open(clock);
        Reader stockFile = Files.newBufferedReader(stock, StandardCharsets.UTF_8);
        InputStream orderFile = new BufferedInputStream(Files.newInputStream(orders));
        Writer outFile = outcomes()) {
      ReplayReport report = report(store.inventory(), clock, stockFile, orderFile, outFile);
      PrintWriter print = spec.commandLine().getOut();
      print.print(session.json() ? Json.write(report) + System.lineSeparator() : report.table());
      print.flush();
      if (report.violations() > 0) {
        return ExitCode.REFUSED;
      }
      return strict && report.broken() > 0 ? ExitCode.BROKEN_LINES : ExitCode.OK;
    }
  }

  private ReplayReport report(
      Inventory inventory, DataClock clock, Reader stockFile, InputStream orderFile, Writer outFile)
      throws IOException {
    ShopId shop = session.shop();
    PrintWriter err = spec.commandLine().getErr();
    Patience patience = new Patience(Duration.ofSeconds(60));
    if (!patience.ask(() -> inventory.levels(shop, null, 1)).items().isEmpty()) {
      err.println("shop " + shop + " has stock already, and the outcomes build on it");
    }
    long started = System.nanoTime();
    Replay replay = new Replay(inventory, shop, clock, patience, outFile, err);
    long lines;
    try {
      replay.stock(stockFile);
      lines = replay.orders(orderFile);
    } catch (BrokenLineException e) {
      throw new ParameterException(spec.commandLine(), stock + ": " + e.reason(), e);
    }
    double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
    List<StockLevel> levels = levels(inventory, shop);
    Tally tally = replay.tally();
    return new ReplayReport(
        shop.value(),
        session.storeName(),
        levels.size(),
        lines,
        tally.of("done"),
        tally.of("replayed"),
        tally.of("refused"),
        tally.refusals(),
        tally.of("broken"),
        tally.broken(Replay.STOCK),
        tally.broken(Replay.ORDERS),
        replay.otherOpenings(),
        levels.stream().mapToLong(StockLevel::onHand).sum(),
        levels.stream().mapToLong(StockLevel::held).sum(),
        levels.stream().mapToLong(StockLevel::committed).sum(),
        inventory.verify(shop).violations().size(),
        seconds);
  }

  private static List<StockLevel> levels(Inventory inventory, ShopId shop) {
    List<StockLevel> levels = new ArrayList<>();
    PageToken from = null;
    do {
      Page<StockLevel> page = inventory.levels(shop, from, 1000);
      levels.addAll(page.items());
      from = page.next().orElse(null);
    } while (from != null);
    return levels;
  }

  private Writer outcomes() {
    try {
      return Files.newBufferedWriter(out, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "cannot write " + out, e);
    }
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
