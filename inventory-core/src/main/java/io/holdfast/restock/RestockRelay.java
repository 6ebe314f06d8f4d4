package io.holdfast.restock;

import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the restock requests of an outbox to the supplier, each only while it is open. An
 * accepted request that is overdue is published again, with the same id.
 *
 * @since 0.1.0
 */
public final class RestockRelay extends OutboxRelay<RestockRequest> {
  private RestockRelay(Builder builder) {
    super(
        new RelayOptions<>(
            builder, new RestockKind(builder.isOpen, builder.listener), builder.listener));
  }

  /** Creates a relay with the defaults of {@link Builder}. It starts no thread. */
  public static RestockRelay create(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return builder(outbox, publisher).build();
  }

  /** Creates a builder of a relay. */
  public static Builder builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return new Builder(outbox, publisher);
  }

  /** Builds a relay from options. Not safe for use by several threads. */
  public static final class Builder extends RelayBuilder<RestockRequest, Builder> {
    private RestockListener listener = RestockListener.NO_OP;
    private @Nullable Predicate<RestockRequest> isOpen;

    private Builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
      super(outbox, Objects.requireNonNull(publisher, "publisher")::publish);
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets the listener for the results. Default: {@link RestockListener#NO_OP}. */
    public Builder listener(RestockListener listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the inventory that the requests belong to. A request is published only while it is the
     * open request of its stock key, and an accepted request is checked only as long. It is a short
     * form of {@link #isOpen}.
     */
    public Builder inventory(StockOperations inventory) {
      Objects.requireNonNull(inventory, "inventory");
      return isOpen(inventory::isOpen);
    }

    /**
     * Sets the check whether the goods of a request are still wanted. It is called before each
     * attempt. A request that is not open any more leaves the outbox unsent. Default: no check.
     * Then every request is published, and accepted requests are not checked again.
     */
    public Builder isOpen(Predicate<RestockRequest> isOpen) {
      this.isOpen = Objects.requireNonNull(isOpen, "isOpen");
      return this;
    }

    /**
     * Creates the relay. Later changes of this builder do not affect it.
     *
     * @throws ConfigurationException if an option is out of range; the message names the option
     */
    public RestockRelay build() {
      return new RestockRelay(this);
    }
  }
}
