package io.holdfast.examples.host;

import io.holdfast.inventory.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The orders that a shop has sent to the built-in factory, message by message. The factory makes
 * nothing else, because anyone can compute an id and the factory signs with the shop's key. The
 * oldest orders are forgotten. Safe for use by any number of threads.
 */
final class OrderBook {
  /** The largest number of orders that are remembered. */
  static final int CAPACITY = 10_000;

  /** Whether an order has arrived, by the digest of its message. */
  private final Map<Fingerprint, Boolean> orders =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Boolean> eldest) {
          return size() > CAPACITY;
        }
      };

  private int arrived;

  /** Records a message that the shop is about to send. */
  synchronized void add(String message) {
    orders.putIfAbsent(Fingerprint.sha256(message.getBytes(StandardCharsets.UTF_8)), Boolean.FALSE);
  }

  /** The status of an order at the factory. */
  enum Standing {
    UNKNOWN,
    NEW,
    REPEATED
  }

  /** Records that the factory has received this message. */
  synchronized Standing arrive(byte[] message) {
    Boolean known = orders.replace(Fingerprint.sha256(message), Boolean.TRUE);
    if (known == null) {
      return Standing.UNKNOWN;
    }
    if (known) {
      return Standing.REPEATED;
    }
    arrived++;
    return Standing.NEW;
  }

  /** Returns the number of different orders that have arrived. */
  synchronized int arrived() {
    return arrived;
  }
}
