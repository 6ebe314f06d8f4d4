package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.internal.NoStore;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Limits;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ShopInventoryTest {
  private static final ShopId OTHER = new ShopId("other");
  private static final StockKey KEY = StockKey.of(OTHER, new Sku("tea"));
  private static final ReservationId ID = new ReservationId("r");
  private static final OperationId OPERATION = new OperationId("o");
  private static final Reason REASON = new Reason("count");
  private static final Line LINE = Line.of("tea", 1);

  private final ShopInventory shop =
      Inventory.create(new NoStore(Limits.NONE)).forShop(new ShopId("tea-house"));

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
  }

  @Test
  void everyBlockingCallIsThere() {
    Set<String> calls = names(Inventory.class);
    calls.removeIf(it -> it.endsWith("Async"));
    calls.removeAll(
        Set.of("create", "builder", "close", "forShop", "shops", "ping", "stats", "alongside"));
    calls.removeAll(Set.of("addListener", "removeListener"));
    assertThat(names(ShopInventory.class)).containsAll(calls);
  }

  @Test
  void noCallTouchesAnotherShop() {
    List<ThrowingCallable> calls =
        List.of(
            () -> shop.define(StockDefinition.withOpening(KEY, 1)),
            () -> shop.receive(ReceiveRequest.of(OTHER, OPERATION, LINE)),
            () -> shop.adjust(AdjustRequest.by(KEY, OPERATION, 1, REASON)),
            () -> shop.setOnHand(SetOnHandRequest.of(KEY, OPERATION, new StockCount(1, 0), REASON)),
            () -> shop.setRestockPolicy(KEY, null),
            () -> shop.hold(HoldRequest.of(OTHER, ID, Duration.ofMinutes(1), LINE)),
            () -> shop.commit(CommitRequest.of(OTHER, ID, LINE)),
            () -> shop.returnToStock(ReturnRequest.restock(OTHER, OPERATION, ID, LINE)),
            () -> shop.availability(AvailabilityRequest.of(OTHER, LINE)),
            () -> shop.level(KEY),
            () -> shop.restockStatus(KEY),
            () -> shop.stockMovements(KEY, null, 1),
            () -> shop.repair(RepairRequest.dryRun(OTHER, OPERATION, REASON)));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("shop: must be tea-house"));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> shop.hold(null)).hasMessage("request: required");
    assertThatThrownBy(() -> shop.setRestockPolicy(null, null)).hasMessage("key: required");
  }
}
