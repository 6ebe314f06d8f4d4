package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.OutboxFixture;
import io.holdfast.contract.internal.FixtureResolver;
import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The base of the tests of all clauses: an outbox, another instance of it, and a separate shop. */
@ExtendWith(FixtureResolver.class)
public abstract class OutboxTests<C extends OutboxContent> {
  static final Duration LEASE = Duration.ofSeconds(20);
  static final Duration LEAD_TIME = Duration.ofDays(7);
  static final Duration MICRO = Duration.ofNanos(1_000);
  static final String REASON = "503, 재고 부족 \uD83D\uDE00 'quoted' ? :x {y}";

  final SettableClock clock = new SettableClock();
  final ShopId shop = Shops.fresh();

  @SuppressWarnings("NullAway.Init")
  OutboxFixture<C> fixture;

  @SuppressWarnings("NullAway.Init")
  Outbox<C> outbox;

  /** The instance of another process. */
  @SuppressWarnings("NullAway.Init")
  Outbox<C> other;

  @BeforeEach
  final void openOutbox(OutboxFixture<C> contract) {
    fixture = contract;
    outbox = fixture.outbox(clock);
    other = fixture.reopen(outbox, clock);
  }

  final StockKey key(String sku) {
    return new StockKey(shop, new Sku(sku), new Location("main"));
  }

  /** Returns content that is decided now. */
  final C request(StockKey key, long number) {
    return fixture.content(key, number, clock.instant());
  }

  /** Writes a message that is decided now. */
  final C put(String sku, long number) {
    return put(key(sku), number);
  }

  final C put(StockKey key, long number) {
    C request = request(key, number);
    fixture.put(outbox, List.of(request));
    return request;
  }

  /** Leases one message, which must be due. */
  final OutboxMessage<C> leaseOne() {
    List<OutboxMessage<C>> leased = outbox.lease(shop, 1, LEASE);
    assertThat(leased).hasSize(1);
    return leased.get(0);
  }

  /** Leases one message, which must be due, and counts an attempt. */
  final OutboxMessage<C> tryOne() {
    return leaseOne().tried();
  }

  final void assertNoneDue() {
    assertThat(other.lease(shop, 10, LEASE)).isEmpty();
  }

  final void settle(Settlement<C> settlement) {
    assertThat(outbox.settle(shop, List.of(settlement))).as("lost").isEmpty();
  }

  /** Returns the time at which accepted content is checked. */
  final Instant due(C content) {
    return content.decidedAt().plus(LEAD_TIME);
  }

  final void sent(OutboxMessage<C> message) {
    settle(new Settlement.Sent<>(message, due(message.content())));
  }

  /** Returns the message of content, as another process sees it. */
  final OutboxMessage<C> stored(C request) {
    return other.messages(shop, null, 1_000).stream()
        .filter(message -> message.content().id().equals(request.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no message of " + request));
  }

  /** Returns all messages of the shop, as another process lists them in pages of two. */
  final List<OutboxMessage<C>> allMessages() {
    List<OutboxMessage<C>> all = new ArrayList<>();
    List<OutboxMessage<C>> page = other.messages(shop, null, 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      all.addAll(page);
      page = other.messages(shop, page.get(page.size() - 1).content().id(), 2);
    }
    return all;
  }

  static List<MessageId> ids(List<? extends OutboxMessage<?>> messages) {
    return messages.stream().<MessageId>map(message -> message.content().id()).toList();
  }

  /** Returns the ids as text, which can be sorted. */
  static List<String> texts(List<? extends OutboxMessage<?>> messages) {
    return messages.stream().map(message -> message.content().id().value()).toList();
  }

  static void assertIs(OutboxMessage<?> message, State state, int attempts, long fence) {
    assertThat(message.state()).isEqualTo(state);
    assertThat(message.attempts()).as("attempts").isEqualTo(attempts);
    assertThat(message.fencingToken()).as("fence").isEqualTo(fence);
  }
}
