package io.holdfast.inmemory;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;

/**
 * Lincheck on the in-memory store: whatever threads do to two articles under a few ids can be
 * explained by some order of the same calls.
 */
@Param(name = "id", gen = IntGen.class, conf = "1:3")
public class StripesLincheckTest {
  /** Each iteration is another random scenario. */
  private static final int ITERATIONS =
      "full".equals(System.getProperty("holdfast.campaign")) ? 15 : 6;

  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));
  private static final StockKey CUP = StockKey.of(SHOP, new Sku("cup"));

  private final Inventory inventory = Inventory.create(InMemoryInventoryStore.create());

  public StripesLincheckTest() {
    inventory.define(StockDefinition.withOpening(TEA, 2));
    inventory.define(StockDefinition.withOpening(CUP, 2));
  }

  @Operation
  public String commitBoth(@Param(name = "id") int id) {
    return inventory
        .commit(
            CommitRequest.of(
                SHOP, new ReservationId("r" + id), Line.of("tea", 1), Line.of("cup", 1)))
        .fold(it -> it.state().name(), refusal -> refusal.code().name());
  }

  @Operation
  public String commitOne(@Param(name = "id") int id) {
    return inventory
        .commit(CommitRequest.of(SHOP, new ReservationId("t" + id), Line.of("tea", 1)))
        .fold(it -> it.state().name(), refusal -> refusal.code().name());
  }

  @Operation
  public String cancel(@Param(name = "id") int id) {
    return inventory
        .cancel(SHOP, new ReservationId("r" + id))
        .fold(it -> it.state().name(), refusal -> refusal.code().name());
  }

  @Operation
  public long tea() {
    return inventory.level(TEA).orElseThrow().available();
  }

  @Test
  void everyHistoryHasAnOrder() {
    new StressOptions()
        .iterations(ITERATIONS)
        .invocationsPerIteration(1_000)
        .threads(3)
        .actorsPerThread(3)
        .check(getClass());
  }
}
