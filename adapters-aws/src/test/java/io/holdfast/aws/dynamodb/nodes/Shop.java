package io.holdfast.aws.dynamodb.nodes;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A shop with one article. */
record Shop(ShopId id) {
  static final String TABLE = "nodes";
  private static final Sku HOT = new Sku("hot");

  Shop(String id) {
    this(new ShopId(id));
  }

  static Inventory inventory(DynamoDbClient client) {
    return Inventory.create(DynamoDbInventoryStore.builder(client).table(TABLE).build());
  }

  StockDefinition stock(long pieces) {
    return StockDefinition.withOpening(StockKey.of(id, HOT), pieces);
  }

  StockLevel level(Inventory inventory) {
    return inventory.level(StockKey.of(id, HOT)).orElseThrow();
  }

  /** An order for one piece. */
  CommitRequest order(String order) {
    return CommitRequest.of(id, new ReservationId(order), Line.of(HOT, 1));
  }
}
