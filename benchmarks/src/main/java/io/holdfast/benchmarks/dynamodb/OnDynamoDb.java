package io.holdfast.benchmarks.dynamodb;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The library, with lanes: {@code Inventory.commit} of one piece of one article. */
final class OnDynamoDb implements Contender {
  static final String NAME = "Holdfast";
  static final String TABLE = "holdfast";

  private static final AtomicInteger SHOPS = new AtomicInteger();

  private final Inventory inventory;
  private ShopId shop = new ShopId("none");

  OnDynamoDb(DynamoDbClient client) {
    DynamoDbTable.create(client, TABLE);
    this.inventory = Inventory.create(DynamoDbInventoryStore.create(client));
  }

  /** Returns a shop that is not used elsewhere in this process. */
  static ShopId freshShop() {
    return new ShopId("shop-" + SHOPS.incrementAndGet());
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Opens a new shop. Earlier shops remain. */
  @Override
  public void open(int skus, long pieces) {
    shop = freshShop();
    for (int i = 0; i < skus; i++) {
      inventory.define(StockDefinition.withOpening(key(i), pieces)).orElseThrow();
    }
  }

  private StockKey key(int sku) {
    return StockKey.of(shop, new Sku(Contender.sku(sku)));
  }

  @Override
  public boolean place(Order order) {
    return inventory.commit(Holdfast.request(shop, order)).isDone();
  }

  @Override
  public void check(long orders, long pieces) {
    long sold =
        inventory.levels(shop, null, 1_000).items().stream().mapToLong(it -> it.committed()).sum();
    if (sold != pieces || !inventory.verify(shop).isClean()) {
      throw new IllegalStateException(
          "the ledger is wrong: %d orders, %d pieces; %d sold".formatted(orders, pieces, sold));
    }
  }

  @Override
  public void close() {
    inventory.close();
  }
}
