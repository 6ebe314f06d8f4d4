package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.internal.NoStore;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.Limits;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShopInventoryTest {
  private static final ShopId OTHER = new ShopId("other");
  private static final StockKey KEY = StockKey.of(OTHER, new Sku("tea"));
  private static final ReservationId ID = new ReservationId("r");
  private static final OperationId OPERATION = new OperationId("o");
  private static final Reason REASON = new Reason("count");
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final StockCount COUNT = new StockCount(1, 0);
  private static final HostWrite ROW = new HostWrite() {};
  private static final Line LINE = Line.of("tea", 1);

  /** The types of arguments that say of which shop they are. */
  private static final Set<Class<?>> NAMES_A_SHOP =
      Set.of(
          StockDefinition.class,
          ReceiveRequest.class,
          AdjustRequest.class,
          SetOnHandRequest.class,
          HoldRequest.class,
          CommitRequest.class,
          ReturnRequest.class,
          AvailabilityRequest.class,
          RepairRequest.class,
          RestockRequest.class,
          StockKey.class);

  private final ShopInventory shop =
      Inventory.create(new NoStore(Limits.NONE)).forShop(new ShopId("tea-house"));

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
  }

  @Test
  void everyCallIsThere() {
    Set<String> calls = names(Inventory.class);
    calls.removeAll(Set.of("create", "builder", "close", "forShop", "shops", "ping", "stats"));
    calls.removeAll(Set.of("addListener", "removeListener"));
    assertThat(names(ShopInventory.class)).containsAll(calls);
    assertThat(names(ShopCommands.class)).containsAll(names(InventoryCommands.class));
  }

  @Test
  void everyCallRunsTheCallOfTheSameName() throws ReflectiveOperationException {
    List<String> called = new ArrayList<>();
    Inventory recording =
        (Inventory)
            Proxy.newProxyInstance(
                Inventory.class.getClassLoader(),
                new Class<?>[] {Inventory.class},
                (proxy, method, args) -> {
                  called.add(method.getName());
                  return method.getReturnType() == boolean.class ? false : null;
                });
    ShopInventory own = new ShopInventory(recording, OTHER);
    Set<String> names = names(Inventory.class);
    int checked = 0;
    for (Method method : ShopInventory.class.getMethods()) {
      if (names.contains(method.getName()) && method.getDeclaringClass() != Object.class) {
        called.clear();
        method.invoke(own, samples(method));
        assertThat(called).as("%s", method).containsExactly(method.getName());
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(45);
  }

  private static Object[] samples(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(ShopInventoryTest::sample).toArray();
  }

  private static @Nullable Object sample(Class<?> type) {
    return Stream.<Object>of(
            StockDefinition.withOpening(KEY, 1),
            ReceiveRequest.of(OTHER, OPERATION, LINE),
            AdjustRequest.by(KEY, OPERATION, 1, REASON),
            SetOnHandRequest.of(KEY, OPERATION, COUNT, REASON),
            HoldRequest.of(OTHER, ID, TTL, LINE),
            CommitRequest.of(OTHER, ID, LINE),
            ReturnRequest.restock(OTHER, OPERATION, ID, LINE),
            AvailabilityRequest.of(OTHER, LINE),
            RepairRequest.dryRun(OTHER, OPERATION, REASON),
            new RestockRequestId("restock"),
            new RestockRequest(
                new RestockRequestId("restock"),
                KEY,
                new SupplierId("factory"),
                1,
                1,
                Instant.EPOCH,
                Instant.EPOCH),
            ReservationState.HELD,
            new HostWrite[0],
            new Line[] {LINE},
            Set.of(KEY),
            List.of(LINE),
            KEY,
            KEY.sku(),
            ID,
            OPERATION,
            TTL,
            1)
        .filter(it -> type.isInstance(it) || (type == int.class && it instanceof Integer))
        .findFirst()
        .orElse(null);
  }

  @Test
  void noCallTouchesAnotherShop() {
    List<Method> calls =
        Arrays.stream(ShopInventory.class.getMethods())
            .filter(it -> Arrays.stream(it.getParameterTypes()).anyMatch(NAMES_A_SHOP::contains))
            .toList();
    assertThat(calls)
        .hasSize(24)
        .allSatisfy(
            call ->
                assertThatThrownBy(() -> call.invoke(shop, samples(call)))
                    .cause()
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("shop: must be tea-house"));
    assertThatThrownBy(() -> shop.alongside(ROW).commit(CommitRequest.of(OTHER, ID, LINE)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("shop: must be tea-house");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> shop.hold(null)).hasMessage("request: required");
    assertThatThrownBy(() -> shop.setRestockPolicy(null, null)).hasMessage("key: required");
  }
}
