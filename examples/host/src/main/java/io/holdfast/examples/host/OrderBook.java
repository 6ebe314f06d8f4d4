package io.holdfast.examples.host;

import io.holdfast.inventory.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a shop has ordered of the factory in here, message by message, so that the factory makes
 * nothing else: an id can be computed by anybody, and the factory signs with the shop's key. The
 * oldest orders are forgotten. Safe for use by any number of threads.
 */
final class OrderBook {
  /** The most orders that are known. */
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

  /** The shop is about to send this message. */
  synchronized void add(String message) {
    orders.putIfAbsent(Fingerprint.sha256(message.getBytes(StandardCharsets.UTF_8)), Boolean.FALSE);
  }

  /** What an order is to the factory. */
  enum Standing {
    UNKNOWN,
    NEW,
    REPEATED
  }

  /** The factory has got this message. */
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

  /** How many different orders have arrived. */
  synchronized int arrived() {
    return arrived;
  }
}
