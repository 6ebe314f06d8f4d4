package io.holdfast.examples.localfood.store;

import static io.holdfast.examples.localfood.web.RequestException.inRange;
import static io.holdfast.examples.localfood.web.RequestException.shortText;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM_VALUE;

import io.holdfast.examples.localfood.web.Hal;
import io.holdfast.examples.localfood.web.LiveFeed;
import java.util.List;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shops over HTTP. */
@RestController
@RequestMapping(
    path = "/store",
    produces = {Hal.TYPE, APPLICATION_JSON_VALUE})
class StoreController {
  private static final String PATH = "/store";

  private final Shopkeeping shops;
  private final Listings listings;
  private final Shelves shelves;
  private final LiveFeed live;

  StoreController(Shopkeeping shops, Listings listings, Shelves shelves, LiveFeed live) {
    this.shops = shops;
    this.listings = listings;
    this.shelves = shelves;
    this.live = live;
  }

  @GetMapping
  byte[] list(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "" + Hal.MAX_LIMIT) int limit) {
    return listings.get(new Listings.Part(Hal.url(PATH), after, Hal.limit(limit)));
  }

  /** The shops and their stock, as server-sent events. The page is on another port. */
  @CrossOrigin
  @GetMapping(path = "/live", produces = TEXT_EVENT_STREAM_VALUE)
  SseEmitter live() {
    return live.open();
  }

  @PostMapping
  Hal.Item<Store> open(@RequestBody StoreRequest request) {
    Integer stock = request.stock();
    Store store =
        shops.open(
            inRange("productId", request.productId(), 1, Long.MAX_VALUE),
            shortText("productName", request.productName()),
            inRange("stock", stock == null ? Integer.valueOf(0) : stock, 0, Integer.MAX_VALUE));
    listings.forget();
    return Hal.item(store, PATH);
  }

  @PatchMapping("/product")
  Hal.Item<Store> rename(@RequestBody StoreRequest request) {
    Store store =
        shops.rename(
            inRange("id", request.id(), 1, Long.MAX_VALUE),
            inRange("productId", request.productId(), 1, Long.MAX_VALUE),
            shortText("productName", request.productName()));
    listings.forget();
    return Hal.item(shelves.withStock(List.of(store)).get(0), PATH);
  }
}
