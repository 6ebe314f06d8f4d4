package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.restock.spi.RestockOutbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The actuator endpoint {@code holdfast}. Reads: the work of this process and the outbox; the
 * levels or the outbox of a shop; one reservation. Writes: verify a shop; unblock or withdraw a
 * restock request.
 *
 * <p>A request is refused with status 400 if it breaks a rule. Reads of a shop return one page.
 */
@Endpoint(id = "holdfast")
class HoldfastEndpoint {
  private static final int PAGE = 100;

  private final Inventory inventory;
  private final @Nullable RestockOutbox outbox;

  HoldfastEndpoint(Inventory inventory, @Nullable RestockOutbox outbox) {
    this.inventory = inventory;
    this.outbox = outbox;
  }

  /** Returns what this process does, and how many restock requests wait. */
  @ReadOperation
  Map<String, Object> overview() {
    InventoryStats stats = inventory.stats();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("lanes", stats.lanes());
    answer.put("waiting", stats.waiting());
    answer.put("batches", stats.batches());
    answer.put("batchedCommands", stats.batchedCommands());
    if (outbox != null) {
      answer.put("outbox", EndpointViews.summary(outbox.summary()));
    }
    return answer;
  }

  /**
   * Returns a page of {@code levels} or {@code outbox} of a shop.
   *
   * @param from where the page begins: "next" of the page before
   */
  @ReadOperation
  Map<String, Object> list(
      @Selector String shop,
      @Selector String what,
      @org.springframework.lang.Nullable @Nullable String from) {
    return checked(
        () ->
            switch (what) {
              case "levels" -> levels(new ShopId(shop), from);
              case "outbox" -> outbox(new ShopId(shop), from);
              default -> throw new InvalidRequestException("what", "must be levels or outbox");
            });
  }

  /** Returns one reservation, or nothing, which is status 404. */
  @ReadOperation
  @Nullable Map<String, Object> one(
      @Selector String shop, @Selector String what, @Selector String id) {
    if (!what.equals("reservations")) {
      return null;
    }
    return checked(() -> inventory.reservation(new ShopId(shop), new ReservationId(id)))
        .map(EndpointViews::reservation)
        .orElse(null);
  }

  /**
   * Runs {@code verify} on a shop, or {@code unblock} or {@code withdraw} on a restock request.
   *
   * @param id the id of the restock request
   */
  @WriteOperation
  Map<String, Object> act(
      @Selector String shop,
      @Selector String action,
      @org.springframework.lang.Nullable @Nullable String id) {
    return checked(
        () -> {
          ShopId of = new ShopId(shop);
          return switch (action) {
            case "verify" -> verify(of);
            case "unblock" -> Map.of("done", outbox().unblock(of, request(id)));
            case "withdraw" -> Map.of("done", outbox().withdraw(of, request(id)));
            default ->
                throw new InvalidRequestException("action", "must be verify, unblock or withdraw");
          };
        });
  }

  private static <T> T checked(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (InvalidRequestException e) {
      throw new InvalidEndpointRequestException(e.getMessage(), e.getMessage(), e);
    }
  }

  private Map<String, Object> levels(ShopId shop, @Nullable String from) {
    Page<StockLevel> page = inventory.levels(shop, from == null ? null : new PageToken(from), PAGE);
    return EndpointViews.page(
        page.items().stream().map(EndpointViews::level).toList(),
        page.next().map(PageToken::value).orElse(null));
  }

  private Map<String, Object> outbox(ShopId shop, @Nullable String from) {
    var messages = outbox().messages(shop, from == null ? null : new RestockRequestId(from), PAGE);
    String last = messages.size() < PAGE ? null : messages.get(PAGE - 1).content().id().value();
    return EndpointViews.page(messages.stream().map(EndpointViews::message).toList(), last);
  }

  private Map<String, Object> verify(ShopId shop) {
    VerifyReport report = inventory.verify(shop);
    return Map.of(
        "levelsChecked",
        report.levelsChecked(),
        "clean",
        report.isClean(),
        "violations",
        report.violations().stream().limit(PAGE).map(EndpointViews::violation).toList());
  }

  private RestockOutbox outbox() {
    if (outbox == null) {
      throw new InvalidRequestException("what", "there is no outbox on this store");
    }
    return outbox;
  }

  private static RestockRequestId request(@Nullable String id) {
    if (id == null) {
      throw new InvalidRequestException("id", "required");
    }
    return new RestockRequestId(id);
  }
}
