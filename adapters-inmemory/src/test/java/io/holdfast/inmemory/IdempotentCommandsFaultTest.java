package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentResult;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.FlakyStore;
import io.holdfast.testing.FlakyStore.When;
import io.holdfast.testing.SettableClock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command with its answer, on a store that fails. */
class IdempotentCommandsFaultTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey KEY = StockKey.of(SHOP, new Sku("cup"));
  private static final StoredAnswer ANSWER = new StoredAnswer("sold");

  private final SettableClock clock = new SettableClock();
  private final InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
  private final Inventory inventory = Inventory.create(store);
  private final ClaimRequest request =
      ClaimRequest.of(new IdempotencyKey(SHOP, "order", "key"), new Fingerprint("payload"));
  private final IdempotentCommands once = IdempotentCommands.create(store.answerRecords());
  private final ConcurrentMap<String, String> orders = new ConcurrentHashMap<>();

  private IdempotentResult<Reservation> sell(InventoryStore on, String id) {
    try (Inventory selling = Inventory.create(on)) {
      return once.run(
          request,
          ANSWER,
          record ->
              selling
                  .alongside(record, InMemoryWrite.insert("orders", orders, id, "row"))
                  .commit(CommitRequest.of(SHOP, new ReservationId(id), Line.of("cup", 1))));
    }
  }

  private long committed() {
    return inventory.level(KEY).orElseThrow().committed();
  }

  @BeforeEach
  void define() {
    inventory.define(StockDefinition.withOpening(KEY, 9)).orElseThrow();
  }

  @Test
  void aLostAnswerIsFoundByTheRepetitionEvenUnderAnotherId() {
    InventoryStore flaky = FlakyStore.failingAfter(store, When.nth(1));
    assertThatThrownBy(() -> sell(flaky, "a")).isInstanceOf(OutcomeUnknownException.class);

    assertThat(sell(flaky, "b"))
        .isEqualTo(
            new IdempotentResult.Replied<Reservation>(
                new Claim.Done(ANSWER, clock.instant(), request.retention())));
    assertThat(committed()).isOne();
    assertThat(orders).containsOnlyKeys("a");
  }

  @Test
  void aFaultBeforeTheWriteRecordsNothing() {
    InventoryStore flaky = FlakyStore.failingBefore(store, When.nth(1));
    assertThatThrownBy(() -> sell(flaky, "a")).isInstanceOf(UnavailableException.class);

    assertThat(sell(flaky, "a")).isInstanceOf(IdempotentResult.Ran.class);
    assertThat(committed()).isOne();
  }

  @Test
  void afterTheRetentionOnlyTheIdOfTheCommandProtects() {
    sell(store, "a");
    clock.advance(request.retention());

    assertThat(sell(store, "a"))
        .isInstanceOfSatisfying(
            IdempotentResult.Ran.class,
            ran -> assertThat(((IdempotentResult.Ran<?>) ran).outcome().isReplayed()).isTrue());
    assertThat(committed()).isOne();
  }
}
