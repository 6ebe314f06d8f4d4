package io.holdfast.restock;

import io.holdfast.inventory.spi.support.HostCode;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a host's listener, and keeps whatever it throws away from the messages. */
record GuardedListener(RestockListener listener) {
  private static final Logger LOG = LoggerFactory.getLogger(RestockListener.class);

  void tell(Consumer<RestockListener> what) {
    HostCode.run(
        LOG,
        "a RestockListener failed; the message it was told of is not affected",
        () -> what.accept(listener));
  }
}
