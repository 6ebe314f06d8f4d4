package io.holdfast.http.callback;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The options of a {@link RestockCallback}. Not safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CallbackBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(RestockCallback.class);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(36_500);

  final StockOperations inventory;
  final IdempotencyStore memory;
  private final Map<ShopId, List<Secret>> known = new HashMap<>();
  private @Nullable Function<ShopId, List<Secret>> lookup;
  CallbackListener listener = new CallbackListener() {};
  CallbackFormat format = JsonCallbackFormat.create();
  Location location = Location.MAIN;
  Duration window = Duration.ofMinutes(5);
  Duration retention = Duration.ofDays(30);
  InstantSource clock = InstantSource.system();
  boolean unsigned;
  boolean surplusUnsigned;

  CallbackBuilder(StockOperations inventory, IdempotencyStore memory) {
    this.inventory = Objects.requireNonNull(inventory, "inventory");
    this.memory = Objects.requireNonNull(memory, "memory");
  }

  /**
   * Sets the keys of a shop. A signature by any of them is accepted; give two while one replaces
   * the other.
   *
   * @param shop the shop
   * @param secrets the keys of the shop
   */
  public CallbackBuilder keys(ShopId shop, Secret... secrets) {
    known.put(
        Objects.requireNonNull(shop, "shop"), List.of(Objects.requireNonNull(secrets, "secrets")));
    return this;
  }

  /**
   * Sets the source of the other shops' keys. It is called for every callback, so that a key can be
   * changed.
   *
   * @param source returns the keys of a shop, an empty list if the shop has none; safe for use by
   *     any number of threads
   */
  public CallbackBuilder keys(Function<ShopId, List<Secret>> source) {
    lookup = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets the format of the callbacks. Default: {@link JsonCallbackFormat#create()}.
   *
   * @param format the format
   */
  public CallbackBuilder format(CallbackFormat format) {
    this.format = Objects.requireNonNull(format, "format");
    return this;
  }

  /**
   * Sets the location of the goods of a callback that names none. Default: {@link Location#MAIN}.
   *
   * @param location the location
   */
  public CallbackBuilder location(Location location) {
    this.location = Objects.requireNonNull(location, "location");
    return this;
  }

  /**
   * Sets how far the time of signing may be from now, before or after. Default: 5 minutes.
   *
   * @param window the time, 1 second to 1 hour
   */
  public CallbackBuilder window(Duration window) {
    this.window = Objects.requireNonNull(window, "window");
    return this;
  }

  /**
   * Sets how long callbacks are remembered. Default: 30 days.
   *
   * @param retention the time, at least twice the window, at most 36,500 days
   */
  public CallbackBuilder retention(Duration retention) {
    this.retention = Objects.requireNonNull(retention, "retention");
    return this;
  }

  /**
   * Sets the clock that the time of signing is compared with. Default: the system clock.
   *
   * @param clock the clock
   */
  public CallbackBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets the listener that is notified of callbacks. Default: none.
   *
   * @param listener the listener
   */
  public CallbackBuilder listener(CallbackListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Accepts callbacks without a signature, for shops that have no key and factories that cannot
   * sign. Anyone who can reach the host can then cause goods to be booked that have not arrived. So
   * only an open request is answered, once, and with no more than its quantity.
   */
  public CallbackBuilder acceptUnsigned() {
    unsigned = true;
    return this;
  }

  /**
   * Accepts callbacks without a signature even if they bring more than was requested. {@link
   * io.holdfast.inventory.model.RestockPolicy#surplusLimit()} limits how much of the surplus goes
   * into stock.
   */
  public CallbackBuilder acceptUnsignedSurplus() {
    surplusUnsigned = true;
    return acceptUnsigned();
  }

  /**
   * Checks the settings and creates the callback.
   *
   * @throws ConfigurationException if a setting breaks its rule; names both
   */
  public RestockCallback build() {
    Checks.option("window", Duration.ofSeconds(1), LONGEST_WINDOW, window);
    Checks.option("retention", Duration.ofSeconds(1), LONGEST_RETENTION, retention);
    if (retention.compareTo(window.multipliedBy(2)) < 0) {
      throw new ConfigurationException("retention: must be twice the window or longer");
    }
    String received = format.received();
    try {
      new StoredAnswer(received);
    } catch (InvalidRequestException e) {
      throw new ConfigurationException("format: its answer " + e.rule(), e);
    }
    if (!unsigned && lookup == null && known.isEmpty()) {
      throw new ConfigurationException("keys: no shop has one");
    }
    if (unsigned) {
      LOG.warn(
          "restock callbacks of shops without a key are accepted without a signature: anyone who"
              + " can reach this host can answer their requests");
    }
    return new RestockCallback(this, received);
  }

  Function<ShopId, List<Secret>> keys() {
    Function<ShopId, List<Secret>> others = lookup == null ? shop -> List.of() : lookup;
    Map<ShopId, List<Secret>> mine = Map.copyOf(known);
    return shop -> mine.containsKey(shop) ? mine.get(shop) : List.copyOf(others.apply(shop));
  }
}
