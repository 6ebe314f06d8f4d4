package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The base of the tests of all clauses: an outbox, another instance of it, and a separate shop. */
public abstract class OutboxTests {
  static final Duration LEASE = Duration.ofSeconds(20);
  static final Duration LEAD_TIME = Duration.ofDays(7);
  static final Duration MICRO = Duration.ofNanos(1_000);
  static final String REASON = "503, 재고 부족 \uD83D\uDE00 'quoted' ? :x {y}";

  final RestockOutboxFixture fixture;
  final SettableClock clock = new SettableClock();
  final ShopId shop = Shops.fresh();

  @SuppressWarnings("NullAway.Init")
  RestockOutbox outbox;

  /** The instance of another process. */
  @SuppressWarnings("NullAway.Init")
  RestockOutbox other;

  OutboxTests(RestockOutboxFixture fixture) {
    this.fixture = fixture;
  }

  @BeforeEach
  final void openOutbox() {
    outbox = fixture.outbox(clock);
    other = fixture.reopen(outbox, clock);
  }

  final StockKey key(String sku) {
    return new StockKey(shop, new Sku(sku), new Location("main"));
  }

  /** Returns a request that is decided now. */
  final RestockRequest request(StockKey key, long number) {
    Instant now = clock.instant();
    return new RestockRequest(
        RestockRequestId.of(key, number, now),
        key,
        new SupplierId("FF-500293"),
        10 + number,
        number,
        now,
        now.plus(LEAD_TIME));
  }

  /** Writes a request that is decided now. */
  final RestockRequest put(String sku, long number) {
    return put(key(sku), number);
  }

  final RestockRequest put(StockKey key, long number) {
    RestockRequest request = request(key, number);
    fixture.put(outbox, List.of(request));
    return request;
  }

  /** Leases one message, which must be due. */
  final OutboxMessage leaseOne() {
    List<OutboxMessage> leased = outbox.lease(shop, 1, LEASE);
    assertThat(leased).hasSize(1);
    return leased.get(0);
  }

  /** Leases one message, which must be due, and counts an attempt. */
  final OutboxMessage tryOne() {
    return leaseOne().tried();
  }

  final void assertNoneDue() {
    assertThat(other.lease(shop, 10, LEASE)).isEmpty();
  }

  final void settle(Settlement settlement) {
    assertThat(outbox.settle(shop, List.of(settlement))).as("lost").isEmpty();
  }

  final void sent(OutboxMessage message) {
    settle(new Settlement.Sent(message, message.request().dueAt()));
  }

  /** Returns the message of a request, as another process sees it. */
  final OutboxMessage stored(RestockRequest request) {
    return other.messages(shop, null, 1_000).stream()
        .filter(message -> message.request().id().equals(request.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no message of " + request));
  }

  static List<RestockRequestId> ids(List<OutboxMessage> messages) {
    return messages.stream().map(message -> message.request().id()).toList();
  }

  static void assertIs(OutboxMessage message, State state, int attempts, long fence) {
    assertThat(message.state()).isEqualTo(state);
    assertThat(message.attempts()).as("attempts").isEqualTo(attempts);
    assertThat(message.fencingToken()).as("fence").isEqualTo(fence);
  }
}
