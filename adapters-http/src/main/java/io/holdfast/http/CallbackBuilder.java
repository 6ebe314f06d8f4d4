package io.holdfast.http;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How callbacks are taken. Not safe for use by several threads. */
public final class CallbackBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(RestockCallback.class);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  final StockOperations inventory;
  final IdempotencyStore memory;
  private final Map<ShopId, List<Secret>> known = new HashMap<>();
  private @Nullable Function<ShopId, List<Secret>> lookup;
  private final LogLimit listenerFailures = new LogLimit();
  private CallbackListener listener = new CallbackListener() {};
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

  private CallbackBuilder(CallbackBuilder other) {
    this(other.inventory, other.memory);
    known.putAll(other.known);
    lookup = other.lookup;
    listener = other.listener;
    location = other.location;
    window = other.window;
    retention = other.retention;
    clock = other.clock;
    unsigned = other.unsigned;
    surplusUnsigned = other.surplusUnsigned;
  }

  /** The keys of a shop, any of which is good: two while one takes over from the other. */
  public CallbackBuilder keys(ShopId shop, Secret... secrets) {
    known.put(shop, List.of(secrets));
    return this;
  }

  /**
   * Where the keys of the other shops are. Asked for every callback, so that a key can be changed.
   *
   * @param source safe for use by any number of threads; an empty list where a shop has none
   */
  public CallbackBuilder keys(Function<ShopId, List<Secret>> source) {
    lookup = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Where the goods of a callback arrive that names no location. Default: {@link Location#MAIN}.
   *
   * @see ReferenceFormat
   */
  public CallbackBuilder location(Location place) {
    location = Objects.requireNonNull(place, "place");
    return this;
  }

  /** How far the time of signing may be from now, 1 second to 1 hour. Default: 5 minutes. */
  public CallbackBuilder window(Duration eitherWay) {
    window = eitherWay;
    return this;
  }

  /** How long callbacks are remembered: twice the window or longer. Default: 30 days. */
  public CallbackBuilder retention(Duration time) {
    retention = time;
    return this;
  }

  /** What the time of signing is held against. Default: the system's. */
  public CallbackBuilder clock(InstantSource time) {
    clock = Objects.requireNonNull(time, "time");
    return this;
  }

  /** Who hears of callbacks. */
  public CallbackBuilder listener(CallbackListener other) {
    listener = Objects.requireNonNull(other, "other");
    return this;
  }

  /**
   * Takes callbacks without a signature, for shops that have no key and factories that cannot sign.
   * Whoever can reach the host can then bring about that goods are booked which are not there. So
   * only a request that is open is answered, once, and with no more than was asked for.
   */
  public CallbackBuilder acceptUnsigned() {
    unsigned = true;
    return this;
  }

  /**
   * Takes what comes without a signature even if it is more than was asked for. How much of that
   * goes into stock, {@link io.holdfast.inventory.model.RestockPolicy#surplusLimit()} says.
   */
  public CallbackBuilder acceptUnsignedSurplus() {
    surplusUnsigned = true;
    return acceptUnsigned();
  }

  /**
   * Checks the settings.
   *
   * @throws ConfigurationException naming the setting and its rule
   */
  public RestockCallback build() {
    if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new ConfigurationException("window: must be from 1 second to " + LONGEST_WINDOW);
    }
    if (retention.compareTo(window.multipliedBy(2)) < 0) {
      throw new ConfigurationException("retention: must be twice the window or longer");
    }
    if (!unsigned && lookup == null && known.isEmpty()) {
      throw new ConfigurationException("keys: no shop has one");
    }
    if (unsigned) {
      LOG.warn(
          "restock callbacks are taken without a signature from shops without a key: whoever can"
              + " reach this host can answer their requests");
    }
    return new RestockCallback(new CallbackBuilder(this));
  }

  Function<ShopId, List<Secret>> keys() {
    Function<ShopId, List<Secret>> others = lookup == null ? shop -> List.of() : lookup;
    Map<ShopId, List<Secret>> mine = Map.copyOf(known);
    return shop -> mine.containsKey(shop) ? mine.get(shop) : List.copyOf(others.apply(shop));
  }

  void tell(Consumer<CallbackListener> what) {
    try {
      what.accept(listener);
    } catch (RuntimeException | Error e) {
      // The goods are booked by now, and the factory has to hear so.
      listenerFailures.log(
          leftOut -> LOG.error("a listener to restock callbacks failed{}", leftOut, e));
    }
  }
}
