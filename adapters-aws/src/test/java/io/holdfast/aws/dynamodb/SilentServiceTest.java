package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.dynamodb.faults.Silence;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.aws.dynamodb.internal.request.RetryLimits;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests that every call ends where the service accepts connections and does not answer. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentServiceTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LEASE = Duration.ofHours(1);

  private final Silence silence = new Silence();
  private final SettableClock clock = new SettableClock();
  private final DynamoDbClient client =
      TestClients.unlimited(DynamoDbLocal.shared().endpoint(), silence);
  private final ShopId shop = OnDynamoDb.newShop();
  private final StockKey cup = StockKey.of(shop, new Sku("cup"));
  private final DynamoDbInventoryStore patient =
      OnDynamoDb.options(OnDynamoDb.Shared.CLIENT, clock).build();
  private final Inventory host = Inventory.create(patient);

  @AfterEach
  void close() {
    // The partitions of due messages are shared by all tests.
    clock.advance(LEASE);
    for (OutboxMessage<RestockRequest> message :
        patient.restockOutbox().messages(shop, null, 100)) {
      patient.restockOutbox().withdraw(shop, message.content().id());
    }
    host.close();
    client.close();
    silence.close();
  }

  /** Creates a store with short time limits, as soon as the machine is fast enough for it. */
  private DynamoDbInventoryStore hasty() {
    while (true) {
      try {
        return create();
      } catch (UnavailableException e) {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
      }
    }
  }

  private DynamoDbInventoryStore create() {
    return OnDynamoDb.options(client, clock).deadline(SHORT).requestTimeout(SHORT).build();
  }

  @Test
  void startUpEnds() {
    silence.after(0);

    assertThatThrownBy(this::create).isInstanceOf(UnavailableException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theCreationOfATableEnds(int answered) {
    silence.after(answered);

    assertThatThrownBy(
            () -> DynamoDbTable.create(client, OnDynamoDb.TABLE, new RetryLimits(SHORT, SHORT)))
        .isInstanceOf(UnavailableException.class);
  }

  /** The first request of a call is not answered, or the one after it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyCallEndsAndMayBeRepeated(int answered) throws Exception {
    Map<String, Runnable> calls = calls(hasty());
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      Map<String, Future<?>> running = new LinkedHashMap<>();
      calls.forEach(
          (name, call) ->
              running.put(
                  name,
                  threads.submit(
                      () -> {
                        silence.after(answered);
                        call.run();
                      })));
      for (Map.Entry<String, Future<?>> each : running.entrySet()) {
        assertEnds(each.getKey(), each.getValue(), answered);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertEnds(String name, Future<?> call, int answered) throws Exception {
    try {
      call.get(40, TimeUnit.SECONDS);
      assertThat(answered).as("%s needs the service", name).isPositive();
    } catch (ExecutionException e) {
      assertThat(e.getCause())
          .as(name)
          .isInstanceOfSatisfying(
              InventoryException.class, it -> assertThat(it.isRetryable()).as(name).isTrue());
    } catch (TimeoutException e) {
      throw new AssertionError(name + " does not end", e);
    }
  }

  private OutboxMessage<RestockRequest> ordered(String sku) {
    StockKey key = StockKey.of(shop, new Sku(sku));
    host.define(StockDefinition.withOpening(key, 0)).orElseThrow();
    host.setRestockPolicy(key, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
    return patient.restockOutbox().messages(shop, null, 100).stream()
        .filter(it -> it.content().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the calls of a host to a store. */
  private Map<String, Runnable> calls(DynamoDbInventoryStore store) {
    Inventory inventory = Inventory.builder(store).lanes(LaneOptions.OFF).build();
    host.define(StockDefinition.withOpening(cup, 10)).orElseThrow();
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("commit", () -> inventory.commit(CommitRequest.of(shop, id("a"), Line.of("cup", 1))));
    calls.put(
        "hold", () -> inventory.hold(HoldRequest.of(shop, id("b"), LEASE, Line.of("cup", 1))));
    calls.put("cancel", () -> inventory.cancel(shop, id("c")));
    calls.put("sweep", () -> inventory.sweep(shop, 10));
    calls.put("verify", () -> inventory.verify(shop));
    calls.put("level", () -> inventory.level(cup));
    calls.put("levels", () -> inventory.levels(shop, null, 10));
    calls.put("levels of keys", () -> inventory.levels(List.of(cup)));
    calls.put("shops", () -> inventory.shops(null, 10));
    calls.put("reservation", () -> inventory.reservation(shop, id("d")));
    calls.put("reservations", () -> inventory.reservations(shop, List.of(id("e"))));
    calls.put(
        "reservations by state",
        () -> inventory.reservations(shop, ReservationState.COMMITTED, null, null, 10));
    calls.put("movements", () -> inventory.stockMovements(cup, null, 10));
    calls.put("movements of a reservation", () -> inventory.reservationMovements(shop, id("f")));
    outboxCalls(store.restockOutbox(), calls);
    idempotencyCalls(store.idempotency(), calls);
    return calls;
  }

  private void outboxCalls(RestockOutbox outbox, Map<String, Runnable> calls) {
    ordered("ink");
    ordered("nib");
    List<OutboxMessage<RestockRequest>> leased = patient.restockOutbox().lease(shop, 2, LEASE);
    Settlement<RestockRequest> blocked = new Settlement.Blocked<>(leased.get(1), "refused");
    assertThat(patient.restockOutbox().settle(shop, List.of(blocked))).isEmpty();
    RestockRequestId pending = ordered("pen").content().id();
    calls.put("shops with messages", () -> outbox.dueShops(null, 10));
    calls.put("lease", () -> outbox.lease(shop, 10, LEASE));
    calls.put(
        "settle", () -> outbox.settle(shop, List.of(new Settlement.Removed<>(leased.get(0)))));
    calls.put("messages", () -> outbox.messages(shop, null, 10));
    calls.put("summary", () -> outbox.summary(shop));
    calls.put("summary of all shops", () -> outbox.summary(null));
    calls.put("unblock", () -> outbox.unblock(shop, leased.get(1).content().id()));
    calls.put("withdraw", () -> outbox.withdraw(shop, pending));
  }

  private void idempotencyCalls(IdempotencyStore store, Map<String, Runnable> calls) {
    Claim.Acquired done = claimed("done");
    Claim.Acquired abandoned = claimed("abandoned");
    Claim.Acquired extended = claimed("extended");
    calls.put("claim", () -> store.claim(request("new")));
    calls.put("complete", () -> store.complete(done, new StoredAnswer("answer")));
    calls.put("abandon", () -> store.abandon(abandoned));
    calls.put("extend", () -> store.extend(extended, LEASE));
  }

  private Claim.Acquired claimed(String key) {
    return (Claim.Acquired) patient.idempotency().claim(request(key));
  }

  private ClaimRequest request(String key) {
    return ClaimRequest.of(new IdempotencyKey(shop, "pay", key), Fingerprint.sha256("body"));
  }

  private static ReservationId id(String value) {
    return new ReservationId(value);
  }
}
