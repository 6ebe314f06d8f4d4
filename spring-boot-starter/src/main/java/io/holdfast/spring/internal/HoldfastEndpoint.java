package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
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
 * The actuator endpoint {@code holdfast}. Reads: the work of this process and the outboxes; the
 * levels or an outbox of a shop; one reservation. Writes: verify a shop; unblock or withdraw a
 * message of an outbox.
 *
 * <p>A request is refused with status 400 if it breaks a rule. Reads of a shop return one page.
 */
@Endpoint(id = "holdfast")
class HoldfastEndpoint {
  private static final int PAGE = 100;

  private final Inventory inventory;
  private final Map<String, EndpointOutbox<?>> outboxes;

  /**
   * Creates the endpoint.
   *
   * @param outboxes the outboxes that there are, by their names in paths
   */
  HoldfastEndpoint(Inventory inventory, Map<String, EndpointOutbox<?>> outboxes) {
    this.inventory = inventory;
    this.outboxes = outboxes;
  }

  /** Returns what this process does, and how many messages wait in each outbox. */
  @ReadOperation
  Map<String, Object> overview() {
    InventoryStats stats = inventory.stats();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("lanes", stats.lanes());
    answer.put("waiting", stats.waiting());
    answer.put("batches", stats.batches());
    answer.put("batchedCommands", stats.batchedCommands());
    outboxes.forEach((name, outbox) -> answer.put(name, outbox.summary()));
    return answer;
  }

  /**
   * Returns a page of {@code levels}, {@code restock-outbox} or {@code expired-hold-outbox} of a
   * shop.
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
            what.equals("levels")
                ? levels(new ShopId(shop), from)
                : outbox("what", what).page(new ShopId(shop), from, PAGE));
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

  /** Runs {@code verify} on a shop. */
  @WriteOperation
  Map<String, Object> act(@Selector String shop, @Selector String action) {
    return checked(
        () -> {
          if (!action.equals("verify")) {
            throw new InvalidRequestException("action", "must be verify");
          }
          return verify(new ShopId(shop));
        });
  }

  /**
   * Runs {@code unblock} or {@code withdraw} on a message.
   *
   * @param outbox {@code restock-outbox} or {@code expired-hold-outbox}
   * @param id the id of the restock request or of the reservation
   */
  @WriteOperation
  Map<String, Object> settle(
      @Selector String shop,
      @Selector String outbox,
      @Selector String action,
      @org.springframework.lang.Nullable @Nullable String id) {
    return checked(
        () -> Map.of("done", outbox("outbox", outbox).act(new ShopId(shop), action, id)));
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

  private EndpointOutbox<?> outbox(String field, String name) {
    EndpointOutbox<?> outbox = outboxes.get(name);
    if (outbox == null) {
      throw new InvalidRequestException(
          field,
          "must be one of "
              + (field.equals("what") ? "levels, " : "")
              + String.join(", ", outboxes.keySet()));
    }
    return outbox;
  }
}
