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
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.UnitId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a shop's stock and orders line by line, and writes the result of each line. */
final class Replay {
  static final String STOCK = "stock";
  static final String ORDERS = "orders";

  private final Inventory inventory;
  private final ShopId shop;
  private final DataClock clock;
  private final Patience patience;
  private final Writer outcomes;
  private final PrintWriter complaints;
  private final Desk desk;
  private final Tally tally = new Tally();
  private final Map<StockKey, Long> opened = new HashMap<>();
  private long otherOpenings;

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
    StockFile.read(file, this::open, (line, reason) -> broken(STOCK, line, reason));
  }

  private void open(StockRow row) {
    StockKey key = new StockKey(shop, row.sku(), row.location());
    Long first = opened.putIfAbsent(key, row.line());
    if (first != null) {
      throw new BrokenLineException("sku, location: the same as in line " + first);
    }
    compare(row, patience.ask(() -> inventory.level(key)));
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

  /** Reports an article that was there before with another number of pieces, which stays. */
  private void compare(StockRow row, Optional<StockLevel> level) {
    long wanted = row.units().isEmpty() ? row.opening() : row.units().size();
    if (level.isEmpty() || level.get().onHand() == wanted) {
      return;
    }
    otherOpenings++;
    complaints.println(
        "stock line %d: onHand: there are %d already, which stay, not %d"
            .formatted(row.line(), level.get().onHand(), wanted));
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
        broken(ORDERS, lines.number(), e.reason());
      } catch (InvalidRequestException e) {
        broken(ORDERS, lines.number(), String.valueOf(e.getMessage()));
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

  /** Returns the number of rows whose article was there before, with other stock on hand. */
  long otherOpenings() {
    return otherOpenings;
  }

  Tally tally() {
    return tally;
  }
}
