package io.holdfast.examples.localfood.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.holdfast.examples.localfood.web.Hal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lists of shops as they are sent. A list that customers look at is made again before it is too
 * old, in a thread of its own, so that no customer waits for the shops that are read one by one.
 */
@Component
class Listings implements DisposableBean {
  private static final int MAX_LISTS = 100;

  private final Stores stores;
  private final Shelves shelves;
  private final JsonMapper mapper;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread created = new Thread(task, "listings");
            created.setDaemon(true);
            return created;
          });
  private final LoadingCache<Key, byte[]> bodies;
  private final AtomicLong version = new AtomicLong();

  /**
   * A part of the list of all shops.
   *
   * @param url the URL of the list, as the customer sees it
   * @param after the id after which the part begins
   * @param limit the most shops in it
   */
  record Part(String url, long after, int limit) {}

  /** A list that was asked for before {@link #forget} is not found after it, even if it is late. */
  private record Key(long version, Part part) {}

  Listings(
      Stores stores,
      Shelves shelves,
      JsonMapper mapper,
      @Value("${localfood.listing-max-age}") Duration maxAge) {
    this.stores = stores;
    this.shelves = shelves;
    this.mapper = mapper;
    // The view of the stock has the other half of the age.
    this.bodies =
        Caffeine.newBuilder()
            .maximumSize(MAX_LISTS)
            .expireAfterWrite(maxAge.dividedBy(2))
            .refreshAfterWrite(maxAge.dividedBy(4))
            .executor(thread)
            .build(key -> body(key.part()));
  }

  /** Returns a part of the list as JSON. */
  byte[] get(Part part) {
    return bodies.get(new Key(version.get(), part));
  }

  /** Forgets all lists, also those in the making, because a shop has changed. */
  void forget() {
    version.incrementAndGet();
    bodies.invalidateAll();
  }

  private byte[] body(Part part) {
    return mapper.writeValueAsBytes(
        Hal.listing(
            part.url(),
            "storeModels",
            shelves.withStock(stores.page(part.after(), part.limit() + 1)),
            part.limit(),
            Store::id));
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
