package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.spring.RestockRelayCustomizer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RelayAutoConfigurationTest {
  private final CountDownLatch told = new CountDownLatch(2);
  private final AtomicReference<RestockRequest> published = new AtomicReference<>();

  private final ApplicationContextRunner withPublisher =
      Contexts.memory()
          .withPropertyValues("holdfast.restock.enabled=true", "holdfast.restock.interval=5ms")
          .withBean(RestockRequestPublisher.class, () -> published::set);

  /** Fails after it has told, which must not keep the others from hearing. */
  private final class Telling implements RestockListener {
    @Override
    public void onPublished(RestockRequest request, int attempts) {
      told.countDown();
      throw new IllegalStateException("a bad listener");
    }
  }

  @Test
  void publishesWhileTheApplicationRunsAndTellsEveryListener() {
    AtomicReference<RelayLifecycle> relay = new AtomicReference<>();
    AtomicInteger customized = new AtomicInteger();
    withPublisher
        .withBean("one", RestockListener.class, Telling::new)
        .withBean("two", RestockListener.class, Telling::new)
        .withBean(RestockRelayCustomizer.class, () -> it -> customized.incrementAndGet())
        .run(
            context -> {
              relay.set(context.getBean(RelayLifecycle.class));
              assertThat(relay.get().isRunning()).isTrue();
              Contexts.soldOut(context);
              assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
              assertThat(published.get().quantity()).isEqualTo(10);
              assertThat(customized).hasValue(1);
            });
    assertThat(relay.get().isRunning()).isFalse();
  }

  @Test
  void startsAgainAfterAStop() {
    withPublisher.run(
        context -> {
          RelayLifecycle relay = context.getBean(RelayLifecycle.class);
          relay.stop();
          assertThat(relay.isRunning()).isFalse();
          relay.start();
          assertThat(relay.isRunning()).isTrue();
        });
  }

  @Test
  void hasNoRelayWithoutAPublisherOrIfItIsOff() {
    Contexts.memory()
        .withPropertyValues("holdfast.restock.enabled=true")
        .run(
            context -> {
              assertThat(context).hasSingleBean(RestockOutbox.class);
              assertThat(context).doesNotHaveBean(RelayLifecycle.class);
            });
    withPublisher
        .withPropertyValues("holdfast.restock.enabled=false")
        .run(it -> assertThat(it).doesNotHaveBean(RelayLifecycle.class));
  }
}
