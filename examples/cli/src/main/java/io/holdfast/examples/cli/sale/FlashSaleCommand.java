package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.output.ExitCode;
import io.holdfast.examples.cli.output.Json;
import io.holdfast.examples.cli.output.Progress;
import io.holdfast.examples.cli.sale.Notes.End;
import io.holdfast.examples.cli.store.OpenStore;
import io.holdfast.examples.cli.store.Patience;
import io.holdfast.examples.cli.store.Session;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Sku;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code holdfast flash-sale}. */
@Command(
    name = "flash-sale",
    description = {
      "Sell little stock to many buyers, all at once, and check the result.",
      "",
      "Every buyer wants one order under one id, which is kept whatever happens. A call that gets"
          + " no answer is repeated under its id. A refused buyer comes back when abandoned or"
          + " cancelled stock is available again.",
      ""
    },
    footerHeading = "%nIn the report:%n",
    footer = {
      "  sold        pieces in orders that were answered as sold and not cancelled",
      "  refused     buyers without goods after the last round",
      "  cancelled   buyers who cancelled their sale",
      "  abandoned   buyers who let their hold expire",
      "  replayed    answers that repeated an earlier one, because the same order came again",
      "  oversold    pieces that buyers provably had at one moment beyond the pieces for sale: from"
          + " the answer that gave them until the request that gave them back, summed over SKUs",
      "  undersold   pieces in no sold order at the end that refused buyers would still have taken",
      "  doubled     answers that sold an order anew that was sold already",
      "  mismatched  orders whose record (find) differs from the answer to their buyer",
      "  miscounted  pieces by which the levels differ from the answers to buyers",
      "  violations  what verify finds in the whole shop",
      "  commits/s   orders newly sold by this run, by the time from its first new answer of a"
          + " round",
      "  P50...      time to answer a hold or a commit anew, repeated calls included; answers that"
          + " repeat those of an earlier run are left out",
      "Sold, oversold, undersold and doubled are counted from the answers alone, never from a"
          + " counter of the library. The exit code is 0 only if everything from oversold to"
          + " violations is 0.",
      "",
      "Interrupted, even killed? The same command with --run NAME goes on where it stopped: on the"
          + " same store, the same run, units, buyers, shares and seed have the same ids, so what"
          + " was sold is answered again and not sold again. With other options it is another sale."
    })
public final class FlashSaleCommand implements Callable<Integer> {
  @ParentCommand private Session session;
  @Spec private CommandSpec spec;
  @Mixin private SaleOptions options;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description =
          "Name of this run, 1 to 24 characters of A-Z, a-z, 0-9, . _ : and -. Default: the time.")
  private @Nullable Sku run;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Override
  public Integer call() {
    SaleTerms terms = options.terms();
    String name = run == null ? newRun() : options.checkedRun(run.value());
    PrintWriter err =
        quiet ? new PrintWriter(PrintWriter.nullWriter()) : spec.commandLine().getErr();
    try (OpenStore store = session.open(null);
        Clients clients = new Clients(options.clients)) {
      err.println("run " + name + ", to continue it after an interruption: --run " + name);
      SaleReport report = report(store.inventory(), clients, terms, name, err);
      PrintWriter out = spec.commandLine().getOut();
      out.print(session.json() ? Json.write(report) + System.lineSeparator() : report.table());
      out.flush();
      return report.holds() ? ExitCode.OK : ExitCode.REFUSED;
    }
  }

  private SaleReport report(
      Inventory inventory, Clients clients, SaleTerms terms, String name, PrintWriter err) {
    SalePlan plan = SalePlan.of(session.shop(), name, terms);
    Patience patience = new Patience(options.patience);
    Sale sale =
        new Sale(
            inventory,
            session.shop(),
            terms,
            plan,
            clients,
            patience,
            (what, total) -> new Progress(err, options.isTerminal(), what, total));
    sale.run();
    Books books = sale.books();
    SaleCheck check = new SaleCheck(inventory, session.shop(), plan, books, patience);
    return new SaleReport(
        name,
        session.shop().value(),
        session.storeName(),
        terms.units(),
        terms.buyers(),
        options.clients,
        terms.seed(),
        books.sold().values().stream().mapToLong(Long::longValue).sum(),
        books.count(End.SOLD),
        books.newCommits(),
        books.count(End.REFUSED),
        books.count(End.CANCELLED),
        books.count(End.ABANDONED),
        books.replays(),
        books.oversold(),
        books.undersold(),
        books.doubled(),
        check.mismatched(clients),
        check.miscounted(),
        check.violations(),
        sale.rounds(),
        patience.repetitions(),
        sale.sellingSeconds(),
        sale.sellingSeconds() == 0 ? 0 : books.newCommits() / sale.sellingSeconds(),
        sale.latencies().millis(0.50),
        sale.latencies().millis(0.95),
        sale.latencies().millis(0.99));
  }

  private static String newRun() {
    return LocalDateTime.now(ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT));
  }
}
