package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast level}. */
@Command(name = "level", description = "Show the numbers of an article.")
public final class LevelCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "SKU", description = "The article.")
  private Sku sku;

  @Option(
      names = "--location",
      paramLabel = "NAME",
      defaultValue = "main",
      description = "Where the stock is. Default: main.")
  private Location location;

  @Override
  int run(Inventory inventory) {
    StockKey key = new StockKey(shop(), sku, location);
    return answer()
        .level(
            inventory
                .level(key)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.UnknownSku(List.of(key)))));
  }
}
