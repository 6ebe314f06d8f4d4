package io.holdfast.inmemory;

import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** A relay on an outbox in memory, in a time that only a test moves. */
abstract class RelayFixture {
  static final Duration LEAD_TIME = Duration.ofDays(7);
  static final Duration LEASE = Duration.ofMinutes(1);
  static final ShopId SHOP = new ShopId("shop");
  static final SupplierId FACTORY = new SupplierId("FF-500293");

  /** Draws the longest wait each time, but for a hair. */
  static final RandomGenerator LONGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return -1;
        }
      };

  final SettableClock clock = new SettableClock();
  final InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
  final RestockOutbox outbox = store.restockOutbox();

  /** Each try, in order. */
  final List<RestockRequest> tried = Collections.synchronizedList(new ArrayList<>());

  /** What the other side does after it was asked; throws where it does not accept. */
  RestockRequestPublisher otherSide = request -> {};

  /** What the listener was told, a line each. */
  final List<String> told = Collections.synchronizedList(new ArrayList<>());

  final RestockListener listener =
      new RestockListener() {
        @Override
        public void onPublished(RestockRequest request, int attempts) {
          told.add("published " + request.key().sku() + " " + attempts);
        }

        @Override
        public void onFailed(RestockRequest request, int attempts, String reason, Duration after) {
          told.add("failed " + request.key().sku() + " " + attempts + " " + reason);
        }

        @Override
        public void onBlocked(RestockRequest request, String reason) {
          told.add("blocked " + request.key().sku() + " " + reason);
        }

        @Override
        public void onOverdue(RestockRequest request, long leadTimes) {
          told.add("overdue " + request.key().sku() + " " + leadTimes);
        }

        @Override
        public void onFault(ShopId shop, RuntimeException fault) {
          told.add("fault " + shop + " " + fault.getMessage());
        }
      };

  /** Returns a listener that throws when it is told of an accepted request. */
  static RestockListener failingListener(Throwable failure) {
    return new RestockListener() {
      @Override
      public void onPublished(RestockRequest request, int attempts) {
        FailingOutbox.<RuntimeException>thrown(failure);
      }
    };
  }

  final RestockRelay.Builder builder() {
    return builder(outbox);
  }

  final RestockRelay.Builder builder(RestockOutbox of) {
    return RestockRelay.builder(of, this::publish)
        .lease(LEASE)
        .listener(listener)
        .random(LONGEST)
        .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
  }

  private void publish(RestockRequest request) {
    tried.add(request);
    otherSide.publish(request);
  }

  final RestockRequest put(String sku) {
    return put(SHOP, sku, FACTORY);
  }

  final RestockRequest put(ShopId shop, String sku, SupplierId supplier) {
    StockKey key = StockKey.of(shop, new Sku(sku));
    Instant now = clock.instant();
    RestockRequest request =
        new RestockRequest(
            RestockRequestId.of(key, 1, now), key, supplier, 10, 1, now, now.plus(LEAD_TIME));
    RestockOutboxFixture.decided(store, List.of(request));
    clock.advance(Duration.ofNanos(1_000)); // so that they are due in this order
    return request;
  }

  /** Calls the relay for as long as it says that there may be more. */
  static RelayReport drain(RestockRelay relay) {
    RelayReport all = relay.runOnce();
    RelayReport last = all;
    while (last.mayHaveMore()) {
      last = relay.runOnce();
      all = all.plus(last);
    }
    return all;
  }

  final OutboxMessage<RestockRequest> stored(RestockRequest request) {
    return outbox.messages(request.key().shop(), null, 10_000).stream()
        .filter(message -> message.content().equals(request))
        .findFirst()
        .orElseThrow();
  }

  final List<String> skus() {
    return tried.stream().map(request -> request.key().sku().value()).toList();
  }
}
