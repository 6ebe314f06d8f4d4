package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when goods are requested from the supplier. It checks each level as it changes, and each
 * shortage of a buyer, whatever the command is.
 */
public final class Restocking {
  private Restocking() {}

  /**
   * Returns a level that has just changed, with the request that the change triggers.
   *
   * @param previous the level before the change, or null if there was none
   */
  static StoredLevel afterChange(
      WorkingCopy copy, @Nullable StoredLevel previous, StoredLevel level) {
    RestockStatus restock = level.restock();
    RestockPolicy policy = restock == null ? null : restock.policy();
    if (restock == null || policy == null || restock.open() != null) {
      return level;
    }
    if (level.available() > policy.reorderPoint()) {
      return level;
    }
    boolean fell = previous != null && previous.available() > policy.reorderPoint();
    return fell || restock.trigger() == Trigger.DUE ? ask(copy, level, restock, policy) : level;
  }

  /**
   * Returns the guard under which this decision is still valid: no more was taken from the level
   * than leaves it above the reorder point.
   */
  static Guard guard(@Nullable StoredLevel previous, StoredLevel level) {
    RestockStatus restock = level.restock();
    if (previous == null || restock == null) {
      return Guard.NONE;
    }
    if (!restock.equals(previous.restock())) {
      return Guard.SAME_VERSION;
    }
    RestockPolicy policy = restock.policy();
    boolean lowered = level.claimable() < previous.claimable();
    if (policy == null || restock.open() != null || !lowered) {
      return Guard.NONE;
    }
    return level.claimable() > policy.reorderPoint()
        ? Guard.claimable(previous.claimable() - level.claimable() + policy.reorderPoint() + 1)
        : Guard.SAME_VERSION;
  }

  /** Counts a buyer's shortage of the given number of pieces. */
  static void missed(WorkingCopy copy, StockKey key, long pieces) {
    StoredLevel level = copy.level(key);
    RestockStatus restock = level == null ? null : level.restock();
    if (level == null || restock == null) {
      return;
    }
    OpenRequest open = restock.open();
    if (open != null) {
      copy.countDemand(level, pieces);
      return;
    }
    RestockPolicy policy = restock.policy();
    if (policy != null
        && restock.trigger() != Trigger.SUSPENDED
        && level.available() <= policy.reorderPoint()) {
      StoredLevel asked = ask(copy, level, restock, policy);
      copy.put(withDemand(asked, pieces), Guard.SAME_VERSION);
    }
  }

  /**
   * Returns a level with demand added to its open request, or the same level if no request is open.
   */
  public static StoredLevel withDemand(StoredLevel level, long pieces) {
    RestockStatus restock = level.restock();
    OpenRequest open = restock == null ? null : restock.open();
    if (restock == null || open == null) {
      return level;
    }
    long demand = pieces > Long.MAX_VALUE - open.demand() ? Long.MAX_VALUE : open.demand() + pieces;
    return level.withRestock(
        restock.withOpen(new OpenRequest(open.request(), open.received(), demand)));
  }

  /**
   * Returns whether a request of the level is due, or whether the given demand could be added to an
   * open one.
   */
  public static boolean isUnwritten(StoredLevel level, long pieces) {
    RestockStatus restock = level.restock();
    return restock != null
        && (restock.open() == null ? restock.trigger() == Trigger.DUE : pieces > 0);
  }

  private static StoredLevel ask(
      WorkingCopy copy, StoredLevel level, RestockStatus restock, RestockPolicy policy) {
    if (!copy.hasRoomForMessages()) {
      return level.withRestock(restock.withTrigger(Trigger.DUE));
    }
    Instant now = copy.now();
    long number = restock.requests() + 1;
    RestockRequest request =
        new RestockRequest(
            RestockRequestId.of(level.key(), number, now),
            level.key(),
            policy.supplier(),
            policy.quantityAt(level.available()),
            number,
            now,
            now.plus(policy.leadTime()));
    copy.ask(request);
    return level.withRestock(restock.opened(request));
  }
}
