package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Seed;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
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
public abstract class SeenClause<C extends OutboxContent> extends OutboxTests<C> {
  private static final int THREADS = 4;
  private static final int MESSAGES = 6;

  @Test
  void whatWasReturnedIsSeenByTheOtherInstance() {
    C request = put("a", 1);
    assertThat(stored(request).content()).isEqualTo(request);
    OutboxMessage<C> leased = leaseOne();
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
    Map<MessageId, AtomicInteger> leases = new ConcurrentHashMap<>();
    Map<MessageId, AtomicInteger> ends = new ConcurrentHashMap<>();
    List<C> requests = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      C request = request(key("sku-" + i), 1);
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
    Map<MessageId, OutboxMessage<C>> left = new HashMap<>();
    for (OutboxMessage<C> it : other.messages(shop, null, 100)) {
      left.put(it.content().id(), it);
    }
    for (C request : requests) {
      String what = "-Dholdfast.seed=" + seed + ": " + request.id();
      OutboxMessage<C> it = left.get(request.id());
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
      Outbox<C> by,
      Random random,
      Map<MessageId, AtomicInteger> leases,
      Map<MessageId, AtomicInteger> ends) {
    // A very short lease ends at once: others lease in between, and settlements are lost.
    Duration lease = random.nextBoolean() ? LEASE : Duration.ofNanos(1_000);
    List<OutboxMessage<C>> leased = by.lease(shop, 1 + random.nextInt(3), lease);
    leased.forEach(it -> count(leases, it));
    clock.advance(MICRO);
    for (OutboxMessage<C> it : leased) {
      boolean end = random.nextInt(5) == 0;
      Settlement<C> settlement =
          end
              ? new Settlement.Removed<>(it)
              : random.nextBoolean()
                  ? new Settlement.Sent<>(it, clock.instant())
                  : new Settlement.Retry<>(it, Duration.ZERO, REASON);
      if (by.settle(shop, List.of(settlement)).isEmpty() && end) {
        count(ends, it);
      }
    }
  }

  private static void count(Map<MessageId, AtomicInteger> counts, OutboxMessage<?> message) {
    counts.computeIfAbsent(message.content().id(), id -> new AtomicInteger()).incrementAndGet();
  }
}
