package io.holdfast.restock;

import io.holdfast.inventory.spi.support.HostCode;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the host's listener. An exception of the listener does not affect the messages. */
record GuardedListener(RestockListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(RestockListener.class);

  void tell(Consumer<RestockListener> what) {
    HostCode.run(
        LOG, "a RestockListener failed; the message is not affected", () -> what.accept(listener));
  }
}
