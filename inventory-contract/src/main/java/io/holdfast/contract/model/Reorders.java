package io.holdfast.contract.model;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.Receipt.Standing;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.model.ClosedRequest;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The requests that the model has sent to suppliers. Demand is not counted. */
final class Reorders {
  final Map<StockKey, RestockStatus> restocks;
  private final ToLongFunction<StockKey> available;

  /**
   * Creates the restock state of a shop.
   *
   * @param available the available pieces of a key; negative if the safety stock is incomplete
   */
  Reorders(Map<StockKey, RestockStatus> restocks, ToLongFunction<StockKey> available) {
    this.restocks = restocks;
    this.available = available;
  }

  /** Returns the available pieces before a command. */
  Map<StockKey, Long> before() {
    Map<StockKey, Long> before = new TreeMap<>();
    restocks.keySet().forEach(key -> before.put(key, available.applyAsLong(key)));
    return before;
  }

  /** Requests goods for stock that has fallen to its reorder point since. */
  void after(Map<StockKey, Long> before, Instant now) {
    before.forEach(
        (key, was) -> {
          RestockPolicy policy = of(key).policy();
          if (policy != null && was > policy.reorderPoint()) {
            askIfShort(key, now);
          }
        });
  }

  /** Records shortages of buyers. */
  void missed(List<Shortage> shortages, Instant now) {
    for (Shortage shortage : shortages) {
      RestockStatus restock = restocks.get(shortage.key());
      if (restock != null && restock.trigger() != Trigger.SUSPENDED) {
        askIfShort(shortage.key(), now);
      }
    }
  }

  private void askIfShort(StockKey key, Instant now) {
    RestockStatus restock = of(key);
    RestockPolicy policy = restock.policy();
    if (policy == null || restock.open() != null || !isShort(key, policy)) {
      return;
    }
    long number = restock.requests() + 1;
    RestockRequest request =
        new RestockRequest(
            RestockRequestId.of(key, number, now),
            key,
            policy.supplier(),
            policy.quantityAt(available.applyAsLong(key)),
            number,
            now,
            now.plus(policy.leadTime()));
    restocks.put(key, restock.opened(request));
  }

  private boolean isShort(StockKey key, RestockPolicy policy) {
    return available.applyAsLong(key) <= policy.reorderPoint();
  }

  Outcome<RestockStatus> define(
      StockKey key, @Nullable RestockPolicy policy, boolean isTracked, Instant now) {
    if (policy != null && !isTracked) {
      return Outcome.refused(new PolicyConflict(key, ""));
    }
    RestockStatus before =
        restocks.getOrDefault(key, new RestockStatus(null, 0, null, List.of(), Trigger.ARMED));
    boolean asksAgain = policy != null && before.trigger() == Trigger.SUSPENDED;
    if (Objects.equals(before.policy(), policy) && !asksAgain) {
      return Outcome.replayed(before);
    }
    boolean isDue = policy != null && isShort(key, policy);
    restocks.put(key, before.withPolicy(policy).withTrigger(isDue ? Trigger.DUE : Trigger.ARMED));
    askIfShort(key, now);
    return Outcome.done(of(key));
  }

  Outcome<RestockStatus> cancel(StockKey key, RestockRequestId id, boolean isKnown, Instant now) {
    if (!isKnown) {
      return Outcome.refused(new UnknownSku(List.of(key)));
    }
    if (!isGiven(key, id)) {
      return Outcome.refused(new UnknownRestockRequest(key, id));
    }
    RestockStatus restock = of(key);
    OpenRequest open = restock.open();
    if (open == null || !restock.isOpen(id)) {
      return Outcome.replayed(restock);
    }
    boolean partly = open.received() > 0;
    restocks.put(key, restock.closing(open.received(), partly ? Trigger.ARMED : Trigger.SUSPENDED));
    if (partly) {
      askIfShort(key, now);
    }
    return Outcome.done(of(key));
  }

  boolean isGiven(StockKey key, RestockRequestId id) {
    RestockStatus restock = restocks.get(key);
    return restock != null && (restock.isOpen(id) || restock.closed(id).isPresent());
  }

  /** Receives pieces for a request, and returns the receipt. */
  Receipt receive(StockKey key, RestockRequestId id, long pieces) {
    RestockStatus restock = of(key);
    OpenRequest open = restock.open();
    boolean isOpen = open != null && restock.isOpen(id);
    ClosedRequest so =
        open != null && isOpen
            ? new ClosedRequest(id, open.request().quantity(), open.received())
            : restock.closed(id).orElseThrow();
    long missing = Math.max(0, so.quantity() - so.received());
    long limit = restock.policy() == null ? 0 : restock.policy().surplusLimit();
    long accepted = Math.max(0, Math.min(pieces, so.quantity() + limit - so.received()));
    long surplus = Math.max(0, pieces - missing);
    long outstanding = isOpen ? Math.max(0, missing - pieces) : 0;
    long received = so.received() + accepted;
    if (open == null || !isOpen) {
      restocks.put(key, restock.withClosed(new ClosedRequest(id, so.quantity(), received)));
    } else if (outstanding > 0) {
      restocks.put(key, restock.withOpen(new OpenRequest(open.request(), received, 0)));
    } else {
      restocks.put(key, restock.closing(received, Trigger.ARMED));
    }
    return new Receipt(
        id, standing(isOpen, outstanding, surplus), outstanding, surplus, pieces - accepted);
  }

  private RestockStatus of(StockKey key) {
    return Objects.requireNonNull(restocks.get(key), "restock");
  }

  private static Standing standing(boolean isOpen, long outstanding, long surplus) {
    if (!isOpen) {
      return Standing.UNSOLICITED;
    }
    return outstanding > 0 ? Standing.PARTIAL : surplus > 0 ? Standing.SURPLUS : Standing.COMPLETE;
  }
}
