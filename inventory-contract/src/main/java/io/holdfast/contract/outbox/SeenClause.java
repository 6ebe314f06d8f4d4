package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Seed;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that completed calls are visible. */
@Clause(value = 6, title = "known outcome")
public abstract class SeenClause extends OutboxTests {
  private static final int THREADS = 4;
  private static final int MESSAGES = 6;

  /** Creates the tests for the outbox of a fixture. */
  protected SeenClause(RestockOutboxFixture fixture) {
    super(fixture);
  }

  @Test
  void whatWasReturnedIsSeenByTheOtherInstance() {
    RestockRequest request = put("a", 1);
    assertThat(stored(request).request()).isEqualTo(request);
    OutboxMessage leased = leaseOne();
    assertThat(stored(request)).isEqualTo(leased);
    sent(leased);
    assertThat(stored(request).state()).isEqualTo(State.SENT);
    assertThat(outbox.withdraw(shop, request.id())).isTrue();
    assertThat(other.messages(shop, null, 10)).isEmpty();
  }

  /** The fencing token of a message counts its leases, under random leases and settlements. */
  @Test
  void everyLeaseIsCountedAndTheLastWordStands() {
    long seed = Seed.of(this);
    int rounds = Math.max(1, fixture.effort().rounds() / 10);
    for (long each = seed; each < seed + rounds; each++) {
      round(each);
    }
  }

  private void round(long seed) {
    Map<RestockRequestId, AtomicInteger> leases = new ConcurrentHashMap<>();
    Map<RestockRequestId, AtomicInteger> ends = new ConcurrentHashMap<>();
    List<RestockRequest> requests = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      RestockRequest request = request(key("sku-" + i), 1);
      requests.add(request);
      leases.put(request.id(), new AtomicInteger());
      ends.put(request.id(), new AtomicInteger());
    }
    fixture.put(outbox, requests);
    Crowd.of(
        THREADS,
        thread -> {
          Random random = new Random(seed * THREADS + thread);
          for (int i = 0; i < 10; i++) {
            work(thread % 2 == 0 ? outbox : other, random, leases, ends);
          }
          return true;
        });
    Map<RestockRequestId, OutboxMessage> left = new HashMap<>();
    for (OutboxMessage it : other.messages(shop, null, 100)) {
      left.put(it.request().id(), it);
    }
    for (RestockRequest request : requests) {
      String what = "-Dholdfast.seed=" + seed + ": " + request.id();
      OutboxMessage it = left.get(request.id());
      if (it == null) {
        assertThat(ends.get(request.id())).as(what).hasValue(1);
      } else {
        assertThat(ends.get(request.id())).as(what).hasValue(0);
        assertThat(leases.get(request.id())).as(what).hasValue((int) it.fencingToken());
        assertThat(outbox.withdraw(shop, request.id())).isTrue();
      }
    }
  }

  private void work(
      RestockOutbox by,
      Random random,
      Map<RestockRequestId, AtomicInteger> leases,
      Map<RestockRequestId, AtomicInteger> ends) {
    // A very short lease ends at once: others lease in between, and settlements are lost.
    Duration lease = random.nextBoolean() ? LEASE : Duration.ofNanos(1_000);
    List<OutboxMessage> leased = by.lease(shop, 1 + random.nextInt(3), lease);
    leased.forEach(it -> count(leases, it));
    clock.advance(MICRO);
    for (OutboxMessage it : leased) {
      boolean end = random.nextInt(5) == 0;
      Settlement settlement =
          end
              ? new Settlement.Removed(it)
              : random.nextBoolean()
                  ? new Settlement.Sent(it, clock.instant())
                  : new Settlement.Retry(it, Duration.ZERO, REASON);
      if (by.settle(shop, List.of(settlement)).isEmpty() && end) {
        count(ends, it);
      }
    }
  }

  private static void count(Map<RestockRequestId, AtomicInteger> counts, OutboxMessage message) {
    counts.computeIfAbsent(message.request().id(), id -> new AtomicInteger()).incrementAndGet();
  }
}
