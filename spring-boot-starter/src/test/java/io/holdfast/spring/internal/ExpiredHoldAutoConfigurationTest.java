package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.OutboxListener;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import io.holdfast.spring.ExpiredHoldRelayCustomizer;
import io.holdfast.testing.SettableClock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The outbox of expired holds, and its relay. */
class ExpiredHoldAutoConfigurationTest {
  private final SettableClock clock = new SettableClock();
  private final CountDownLatch told = new CountDownLatch(2);
  private final AtomicReference<ExpiredHold> published = new AtomicReference<>();

  private ApplicationContextRunner withPublisher(ApplicationContextRunner runner) {
    return runner
        .withPropertyValues(
            "holdfast.expired-holds.enabled=true", "holdfast.expired-holds.interval=5ms")
        .withBean(ExpiredHoldPublisher.class, () -> published::set);
  }

  /** The starter on a store of the host, whose clock the test sets. */
  private ApplicationContextRunner onStore(boolean outbox) {
    return Contexts.starter()
        .withBean(
            InMemoryInventoryStore.class,
            () -> InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(outbox).build());
  }

  /** Fails after it has told, which must not keep the others from hearing. */
  private final class Telling implements OutboxListener<ExpiredHold> {
    @Override
    public void onPublished(ExpiredHold hold, int attempts) {
      told.countDown();
      throw new IllegalStateException("a bad listener");
    }
  }

  @Test
  void publishesWhileTheApplicationRunsAndTellsEveryListener() {
    AtomicReference<RelayLifecycle> relay = new AtomicReference<>();
    AtomicInteger customized = new AtomicInteger();
    withPublisher(onStore(true))
        .withBean("one", Telling.class, Telling::new)
        .withBean("two", Telling.class, Telling::new)
        .withBean(ExpiredHoldRelayCustomizer.class, () -> it -> customized.incrementAndGet())
        .run(
            context -> {
              relay.set(context.getBean("holdfastExpiredHoldRelay", RelayLifecycle.class));
              assertThat(relay.get().isRunning()).isTrue();
              Contexts.expire(Contexts.stocked(context, 1), clock, "o-1");
              assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
              assertThat(published.get().id()).isEqualTo(new ReservationId("o-1"));
              assertThat(customized).hasValue(1);
            });
    assertThat(relay.get().isRunning()).isFalse();
  }

  @Test
  void writesMessagesOnEveryStoreIfThereIsAPublisher() {
    for (ApplicationContextRunner runner :
        List.of(
            Contexts.memory(),
            Contexts.jdbc(),
            Contexts.starter().withUserConfiguration(DynamoDbDouble.Client.class))) {
      assertWrites(withPublisher(runner), true);
      assertWrites(runner, false);
      assertWrites(runner.withPropertyValues("holdfast.expired-holds.outbox=true"), true);
    }
  }

  private static void assertWrites(ApplicationContextRunner runner, boolean written) {
    runner
        .withPropertyValues("holdfast.expired-holds.enabled=false")
        .run(
            context -> {
              assertThat(context).hasSingleBean(ExpiredHoldOutbox.class);
              assertThat(context.getBean(InventoryStore.class).hasExpiredHoldOutbox())
                  .isEqualTo(written);
            });
  }

  @Test
  void refusesToStartIfThePublisherWouldNeverHearOfAnything() {
    for (ApplicationContextRunner deaf :
        List.of(
            Contexts.memory().withPropertyValues("holdfast.expired-holds.outbox=false"),
            onStore(false))) {
      Contexts.assertRefused(withPublisher(deaf), "holdfast.expired-holds.outbox");
    }
  }

  @Test
  void hasNoRelayWithoutAPublisherOrIfItIsOffOrIfTheHostHasOne() {
    onStore(true)
        .withPropertyValues("holdfast.expired-holds.enabled=true")
        .run(it -> assertThat(it).doesNotHaveBean(RelayLifecycle.class));
    withPublisher(onStore(true))
        .withPropertyValues("holdfast.expired-holds.enabled=false")
        .run(it -> assertThat(it).doesNotHaveBean(RelayLifecycle.class));
    withPublisher(onStore(true))
        .withBean(
            ExpiredHoldRelay.class,
            () ->
                ExpiredHoldRelay.create(
                    InMemoryInventoryStore.create().expiredHoldOutbox(), hold -> {}))
        .run(it -> assertThat(it).doesNotHaveBean(RelayLifecycle.class));
  }

  @Test
  void refusesAnOptionOutOfRangeAtTheStart() {
    ApplicationContextRunner publishing = withPublisher(onStore(true));
    Contexts.assertRefused(
        publishing.withBean(
            ExpiredHoldRelayCustomizer.class, () -> builder -> builder.batchSize(0)),
        "batchSize");
    Contexts.assertRefused(
        publishing.withPropertyValues("holdfast.expired-holds.interval=0s"),
        "holdfast.expired-holds.interval");
  }
}
