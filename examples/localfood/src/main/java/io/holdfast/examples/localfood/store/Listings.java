package io.holdfast.examples.localfood.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.holdfast.examples.localfood.web.Hal;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private static final int MOST = 100;

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
  private final LoadingCache<Part, byte[]> bodies;

  /**
   * A part of the list of all shops.
   *
   * @param url the URL of the list, as the customer sees it
   * @param after the id after which the part begins
   * @param limit the most shops in it
   */
  record Part(String url, long after, int limit) {}

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
            .maximumSize(MOST)
            .expireAfterWrite(maxAge.dividedBy(2))
            .refreshAfterWrite(maxAge.dividedBy(4))
            .executor(thread)
            .build(this::body);
  }

  /** Returns a part of the list as JSON. */
  byte[] get(Part part) {
    return bodies.get(part);
  }

  /** Forgets all lists, because a shop has changed. */
  void forget() {
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
