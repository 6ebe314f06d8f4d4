package io.holdfast.micrometer;

import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.testing.ForwardingStore;
import io.holdfast.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A shop in memory with lanes, all of whose parts are metered. */
final class Shop {
  static final ShopId ID = new ShopId("tea-house");
  static final StockKey TEA = StockKey.of(ID, new Sku("tea"));

  private static final SupplierId FACTORY = new SupplierId("factory");

  final SettableClock clock = new SettableClock();
  final InMemoryInventoryStore memory =
      InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
  final Store store = new Store();
  final Inventory inventory;
  final IdempotencyStore idempotency;
  final RestockRelay relay;
  final ExpiredHoldRelay latePayments;
  private final List<RestockRequest> asked = new ArrayList<>();
  private @Nullable RuntimeException factoryFault;
  private @Nullable RuntimeException paymentsFault;

  /** A store with lanes that fails on request. */
  final class Store extends ForwardingStore {
    @Nullable RuntimeException fault;
    Runnable before = () -> {};

    Store() {
      super(memory);
    }

    @Override
    public boolean gainsFromCoalescing() {
      return true;
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      before.run();
      if (fault != null) {
        throw fault;
      }
      return super.decide(footprint, decision);
    }
  }

  Shop(MeterRegistry registry) {
    this(registry, MicrometerInventoryListener.create(registry));
  }

  Shop(MeterRegistry registry, MicrometerInventoryListener listener) {
    inventory = Inventory.builder(store).listener(listener).build();
    InventoryMeterBinder.of(inventory).bindTo(registry);
    for (OutboxMeterBinder.Builder outbox :
        List.of(
            OutboxMeterBinder.builder(memory.restockOutbox()),
            OutboxMeterBinder.builder(memory.expiredHoldOutbox()))) {
      outbox.clock(clock).executor(Runnable::run).build().bindTo(registry);
    }
    idempotency = MeteredIdempotencyStore.create(memory.idempotency(), registry);
    relay =
        RestockRelay.builder(memory.restockOutbox(), this::ask)
            .inventory(inventory)
            .listener(MicrometerRestockListener.create(registry))
            .build();
    latePayments =
        ExpiredHoldRelay.builder(memory.expiredHoldOutbox(), hold -> pay())
            .listener(MicrometerExpiredHoldListener.create(registry))
            .build();
    inventory.define(StockDefinition.withOpening(TEA, 10)).orElseThrow();
  }

  private void ask(RestockRequest request) {
    if (factoryFault != null) {
      throw factoryFault;
    }
    asked.add(request);
  }

  private void pay() {
    if (paymentsFault != null) {
      throw paymentsFault;
    }
  }

  static CommitRequest order(String id, long pieces) {
    return CommitRequest.of(ID, new ReservationId(id), Line.of("tea", pieces));
  }

  /** Sells, repeats, refuses, fails, holds, expires, reads, restocks, and verifies. */
  void day() {
    inventory.commit(order("a", 2)).orElseThrow();
    inventory.commit(order("a", 2)).orElseThrow();
    inventory.commit(order("b", 99));
    failing(new BusyException("full", null, BusyException.Resource.ROWS));
    inventory
        .hold(HoldRequest.of(ID, new ReservationId("h"), Duration.ofMinutes(1), Line.of("tea", 1)))
        .orElseThrow();
    clock.advance(Duration.ofMinutes(2));
    inventory.sweep(ID, 10);
    refundLatePayments();
    inventory.level(TEA);
    inventory.verify(ID);
    restock();
    once();
  }

  private void failing(InventoryException fault) {
    store.fault = fault;
    try {
      inventory.commit(order("c", 1));
    } catch (InventoryException e) {
      if (e != fault) {
        throw e;
      }
    } finally {
      store.fault = null;
    }
  }

  private void refundLatePayments() {
    paymentsFault = PublishingException.permanentFailure("no such account", null);
    latePayments.runOnce();
    paymentsFault = null;
    memory.expiredHoldOutbox().unblock(ID, new ReservationId("h"));
    latePayments.runOnce();
  }

  private void restock() {
    inventory.setRestockPolicy(TEA, RestockPolicy.lots(FACTORY, 0, 5)).orElseThrow();
    inventory.commit(order("all", 8)).orElseThrow();
    factoryFault = PublishingException.permanentFailure("no such article", null);
    relay.runOnce();
    factoryFault = null;
    RestockRequest request = memory.restockOutbox().messages(ID, null, 1).get(0).content();
    memory.restockOutbox().unblock(ID, request.id());
    relay.runOnce();
    inventory
        .receive(
            ReceiveRequest.of(ID, new OperationId("delivery"), Line.of("tea", 7))
                .answering(asked.get(0).id()))
        .orElseThrow();
  }

  private void once() {
    IdempotentExecutor executor = IdempotentExecutor.create(idempotency);
    executor.run(claim("one"), () -> "answer");
    executor.run(claim("one"), () -> "another answer");
    executor.run(claim("other payload"), () -> "another answer");
    try {
      executor.run(
          new ClaimRequest(
              new IdempotencyKey(ID, "pay", "slow"),
              Fingerprint.sha256("slow"),
              Duration.ofSeconds(1),
              Duration.ofMinutes(1)),
          () -> {
            clock.advance(Duration.ofSeconds(2));
            idempotency.claim(
                ClaimRequest.of(new IdempotencyKey(ID, "pay", "slow"), Fingerprint.sha256("slow")));
            return "late";
          });
    } catch (ClaimLostException e) {
      return;
    }
    throw new AssertionError("the claim was not lost");
  }

  private static ClaimRequest claim(String payload) {
    return ClaimRequest.of(new IdempotencyKey(ID, "pay", "k"), Fingerprint.sha256(payload));
  }
}
