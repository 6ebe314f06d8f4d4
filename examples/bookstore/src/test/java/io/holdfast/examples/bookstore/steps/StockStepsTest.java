package io.holdfast.examples.bookstore.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inmemory.InMemoryWrite;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StockStepsTest {
  private static final ExecutionName NAME = new ExecutionName("o-1");
  private static final Duration TTL = Duration.ofMinutes(15);
  private static final Sku BOOK = new Sku("book");
  private static final CheckoutState ORDER =
      CheckoutState.of(new CheckoutInput("ann", BOOK.value(), 4, false));

  private final SettableClock clock = new SettableClock();
  private final Inventory whole = Inventory.create(InMemoryInventoryStore.create(clock));
  private final ShopInventory inventory = whole.forShop(new ShopId("bookstore"));
  private final Map<ExecutionName, CheckoutState> orders = new ConcurrentHashMap<>();
  private final StockSteps stock =
      new StockSteps(inventory, new OneBook(), new CountedOrders(), TTL);

  StockStepsTest() {
    StockLevel unused =
        inventory.define(StockDefinition.withOpening(inventory.key(BOOK), 10)).orElseThrow();
  }

  @AfterEach
  void close() {
    whole.close();
  }

  @Test
  void aCommitAfterTheOrderWasTakenBackTakesNothingThoughItsHoldHadExpired() {
    CheckoutState held = stock.checkInventory(NAME, ORDER);
    clock.advance(TTL);
    assertThat(stock.restore(NAME, held)).isEqualTo(held);
    assertThatThrownBy(() -> stock.commit(NAME, held))
        .isInstanceOfSatisfying(
            StepException.class, refused -> assertThat(refused.isRetryable()).isFalse());
    assertThat(inventory.level(BOOK).orElseThrow().available()).isEqualTo(10);
    assertThat(orders).isEmpty();
  }

  @Test
  void aHoldThatIsKeptIsCommittedAfterItsFirstEnd() {
    CheckoutState held = stock.checkInventory(NAME, ORDER);
    clock.advance(TTL.minusSeconds(1));
    stock.keep(NAME);
    clock.advance(TTL.minusSeconds(1));
    assertThat(stock.commit(NAME, held)).isEqualTo(held);
    assertThat(inventory.level(BOOK).orElseThrow().committed()).isEqualTo(4);
    assertThat(orders).containsOnlyKeys(NAME);
  }

  private static final class OneBook implements Catalogue {
    @Override
    public void define(Listing listing) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Listing> find(String bookId) {
      return Optional.of(new Listing(bookId, "The 10X Rule", 20));
    }
  }

  private final class CountedOrders implements Orders {
    @Override
    public HostWrite placed(ExecutionName name, CheckoutState state) {
      return InMemoryWrite.insert("orders", orders, name, state);
    }

    @Override
    public HostWrite removed(ExecutionName name) {
      return InMemoryWrite.of("orders", () -> orders.remove(name), () -> {});
    }
  }
}
