package io.holdfast.restock;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import java.util.Objects;

/**
 * Publishes the expired holds of an outbox to the host. A message that was accepted is deleted. The
 * store must be built with the option {@code expiredHoldOutbox(true)}; otherwise no message is
 * written.
 *
 * <p>The publisher must look at the reservation first: it may have been sold since. {@code
 * docs/expired-holds.md} has a recipe.
 *
 * <pre>{@code
 * ExpiredHoldRelay.create(store.expiredHoldOutbox(), latePayments);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ExpiredHoldRelay extends OutboxRelay<ExpiredHold> {
  private ExpiredHoldRelay(Builder builder) {
    super(new RelayOptions<>(builder, new ExpiredHoldKind(), builder.listener));
  }

  /** Creates a relay with the defaults of {@link Builder}. It starts no thread. */
  public static ExpiredHoldRelay create(ExpiredHoldOutbox outbox, ExpiredHoldPublisher publisher) {
    return builder(outbox, publisher).build();
  }

  /** Creates a builder of a relay. */
  public static Builder builder(ExpiredHoldOutbox outbox, ExpiredHoldPublisher publisher) {
    return new Builder(outbox, publisher);
  }

  /** Builds a relay from options. Not safe for use by several threads. */
  public static final class Builder extends RelayBuilder<ExpiredHold, Builder> {
    private OutboxListener<ExpiredHold> listener = new OutboxListener<>() {};

    private Builder(ExpiredHoldOutbox outbox, ExpiredHoldPublisher publisher) {
      super(outbox, Objects.requireNonNull(publisher, "publisher")::publish);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets the listener for the results. Default: none. */
    public Builder listener(OutboxListener<ExpiredHold> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Creates the relay. Later changes of this builder do not affect it.
     *
     * @throws ConfigurationException if an option is out of range; the message names the option
     */
    public ExpiredHoldRelay build() {
      return new ExpiredHoldRelay(this);
    }
  }
}
