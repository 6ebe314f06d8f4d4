package io.holdfast.examples.cli.replay;

import io.holdfast.examples.cli.output.Json;
import io.holdfast.examples.cli.store.Patience;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Runs a shop's stock and orders line by line, and writes the result of each line. */
final class Replay {
  private final Inventory inventory;
  private final ShopId shop;
  private final DataClock clock;
  private final Patience patience;
  private final Writer outcomes;
  private final PrintWriter complaints;
  private final Desk desk;
  private final Tally tally = new Tally();

  Replay(
      Inventory inventory,
      ShopId shop,
      DataClock clock,
      Patience patience,
      Writer outcomes,
      PrintWriter complaints) {
    this.inventory = inventory;
    this.shop = shop;
    this.clock = clock;
    this.patience = patience;
    this.outcomes = outcomes;
    this.complaints = complaints;
    this.desk = new Desk(inventory, shop);
  }

  /** Defines and fills the stock. Existing articles are left unchanged. */
  void stock(Reader file) throws IOException {
    StockFile.read(file, this::open, (line, reason) -> broken("stock", line, reason));
  }

  private void open(StockRow row) {
    StockKey key = new StockKey(shop, row.sku(), row.location());
    accept(
        patience.ask(
            () -> inventory.define(StockDefinition.of(key, row.policy()).opening(row.opening()))));
    for (int from = 0; from < row.units().size(); from += Line.MAX_UNITS) {
      int to = Math.min(row.units().size(), from + Line.MAX_UNITS);
      List<UnitId> units = row.units().subList(from, to);
      Line line = new Line(row.sku(), row.location(), units.size(), units);
      OperationId id = new OperationId("stock.csv:" + row.line() + ":" + from);
      accept(patience.ask(() -> inventory.receive(ReceiveRequest.of(shop, id, line))));
    }
  }

  private static void accept(Outcome<?> outcome) {
    outcome.fold(
        it -> it,
        refusal -> {
          throw new BrokenLineException("refused: " + refusal.code());
        });
  }

  /** Executes the orders in the order of the file, and returns the number of lines. */
  long orders(InputStream file) throws IOException {
    BoundedLines lines = new BoundedLines(file);
    while (true) {
      try {
        String text = lines.next();
        if (text == null) {
          return lines.number();
        }
        serve(text, lines.number());
      } catch (BrokenLineException e) {
        broken("orders", lines.number(), e.reason());
      } catch (InvalidRequestException e) {
        broken("orders", lines.number(), String.valueOf(e.getMessage()));
      }
    }
  }

  private void serve(String text, long line) {
    Order order = OrderFormat.read(text);
    clock.advanceTo(order.at());
    write(patience.ask(() -> desk.serve(order)).at(line, clock.instant()));
  }

  private void broken(String file, long line, String reason) {
    complaints.println(file + " line " + line + ": " + reason);
    write(OutcomeLine.broken(file, line, reason));
  }

  private void write(OutcomeLine line) {
    tally.add(line);
    try {
      outcomes.write(Json.write(line));
      outcomes.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Tally tally() {
    return tally;
  }
}
