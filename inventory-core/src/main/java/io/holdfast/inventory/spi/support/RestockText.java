package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.ClosedRequest;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The restock status of a stock key as ASCII text of at most {@value #MAX_LENGTH} characters: one
 * column or attribute of the level.
 *
 * <pre>
 *   v1|7|ARMED|FF-500293,0,0,10,604800,0|7-3hs5k2v9q8-1f86d081884c7d65,FF-500293,10,1795266000000000,…,4,12|6-…,10,10;5-…
 *      |  |     |                         |                                                           |
 *      |  |     |                         |             id, quantity, received of each closed request
 *      |  |     |                         id, supplier, quantity, requested at and due at in
 *      |  |     |                         microseconds since 1970, received, demand; or nothing
 *      |  |     supplier, reorder point, target, lot, lead time in seconds, surplus limit; or nothing
 *      |  trigger
 *      number of requests so far
 * </pre>
 *
 * @since 0.1.0
 */
public final class RestockText {
  /** The maximum length of the text, in characters. */
  public static final int MAX_LENGTH = 1000;

  private static final String VERSION = "v1";
  private static final int PARTS = 6;
  private static final int POLICY_PARTS = 6;
  private static final int OPEN_PARTS = 7;
  private static final int CLOSED_PARTS = 3;

  private RestockText() {}

  /** Returns the text, or null for a key that never had a policy. */
  public static @Nullable String of(@Nullable RestockStatus restock) {
    if (restock == null) {
      return null;
    }
    return String.join(
        "|",
        VERSION,
        Long.toString(restock.requests()),
        restock.trigger().name(),
        restock.policy() == null ? "" : of(restock.policy()),
        restock.open() == null ? "" : of(restock.open()),
        restock.closed().stream().map(RestockText::of).collect(Collectors.joining(";")));
  }

  private static String of(RestockPolicy it) {
    return String.join(
        ",",
        it.supplier().value(),
        Long.toString(it.reorderPoint()),
        Long.toString(it.target()),
        Long.toString(it.lot()),
        Long.toString(it.leadTime().toSeconds()),
        Long.toString(it.surplusLimit()));
  }

  private static String of(ClosedRequest it) {
    return it.id() + "," + it.quantity() + "," + it.received();
  }

  private static String of(OpenRequest open) {
    RestockRequest it = open.request();
    return String.join(
        ",",
        it.id().value(),
        it.supplier().value(),
        Long.toString(it.quantity()),
        Long.toString(Micros.of(it.requestedAt())),
        Long.toString(Micros.of(it.dueAt())),
        Long.toString(open.received()),
        Long.toString(open.demand()));
  }

  /**
   * Reads a text that {@link #of} has written. Returns null for null.
   *
   * @throws InvariantViolationException if the text does not have this form
   */
  public static @Nullable RestockStatus parse(StockKey key, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      String[] parts = parts(text, "\\|", PARTS);
      if (!parts[0].equals(VERSION)) {
        throw new IllegalArgumentException("version " + parts[0]);
      }
      long requests = Long.parseLong(parts[1]);
      return new RestockStatus(
          parts[3].isEmpty() ? null : policy(parts[3]),
          requests,
          parts[4].isEmpty() ? null : open(key, requests, parts[4]),
          parts[5].isEmpty() ? List.of() : closed(parts[5]),
          Trigger.valueOf(parts[2]));
    } catch (IllegalArgumentException | ArithmeticException | InvalidRequestException e) {
      throw new InvariantViolationException("restock of " + key + " cannot be read", e);
    }
  }

  private static RestockPolicy policy(String text) {
    String[] parts = parts(text, ",", POLICY_PARTS);
    return new RestockPolicy(
        new SupplierId(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        Long.parseLong(parts[3]),
        Duration.ofSeconds(Long.parseLong(parts[4])),
        Long.parseLong(parts[5]));
  }

  private static List<ClosedRequest> closed(String text) {
    List<ClosedRequest> closed = new ArrayList<>(RestockStatus.MAX_CLOSED);
    for (String each : text.split(";", -1)) {
      String[] parts = parts(each, ",", CLOSED_PARTS);
      closed.add(
          new ClosedRequest(
              new RestockRequestId(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }
    return closed;
  }

  private static OpenRequest open(StockKey key, long number, String text) {
    String[] parts = parts(text, ",", OPEN_PARTS);
    RestockRequest request =
        new RestockRequest(
            new RestockRequestId(parts[0]),
            key,
            new SupplierId(parts[1]),
            Long.parseLong(parts[2]),
            number,
            instant(parts[3]),
            instant(parts[4]));
    return new OpenRequest(request, Long.parseLong(parts[5]), Long.parseLong(parts[6]));
  }

  private static String[] parts(String text, String separator, int count) {
    String[] parts = text.split(separator, -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(parts.length + " parts");
    }
    return parts;
  }

  private static Instant instant(String micros) {
    return Micros.toInstant(Long.parseLong(micros));
  }
}
