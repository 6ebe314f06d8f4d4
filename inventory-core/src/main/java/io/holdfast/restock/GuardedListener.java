package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.spi.support.HostCode;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the host's listener. An exception of the listener does not affect the messages. */
record GuardedListener<C extends OutboxContent>(OutboxListener<C> listener) {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);

  void tell(Consumer<OutboxListener<C>> what) {
    run(() -> what.accept(listener));
  }

  /** Runs a call of a listener. */
  static void run(Runnable call) {
    HostCode.run(LOG, "the listener of a relay failed; the message is not affected", call);
  }
}
