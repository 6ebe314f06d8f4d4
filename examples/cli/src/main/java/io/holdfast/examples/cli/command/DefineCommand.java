package io.holdfast.examples.cli.command;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast define}. */
@Command(name = "define", description = "Create an article, or change how its stock may be sold.")
public final class DefineCommand extends StoreCommand {
  @Parameters(index = "0", paramLabel = "SKU", description = "The article.")
  private Sku sku;

  @Option(
      names = "--location",
      paramLabel = "NAME",
      defaultValue = "main",
      description = "Where the stock is. Default: main.")
  private Location location;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "quantity",
      description = "quantity (by number, the default), units (by named piece) or untracked.")
  private StockKind kind;

  @Option(
      names = "--safety-stock",
      paramLabel = "N",
      defaultValue = "0",
      description = "Pieces that are never sold. Default: 0.")
  private long safetyStock;

  @Option(
      names = "--opening",
      paramLabel = "N",
      defaultValue = "0",
      description = "Pieces on hand if the article is new. Default: 0.")
  private long opening;

  @Override
  int run(Inventory inventory) {
    StockKey key = new StockKey(shop(), sku, location);
    StockPolicy policy = new StockPolicy(kind, safetyStock);
    return answer().level(inventory.define(StockDefinition.of(key, policy).opening(opening)));
  }
}
