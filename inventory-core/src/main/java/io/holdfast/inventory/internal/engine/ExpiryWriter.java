package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.internal.command.ExpireCommand;
import io.holdfast.inventory.internal.command.ExpireCommand.Freed;
import io.holdfast.inventory.internal.command.TransactionLimit;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records expired holds as expired, in as many transactions as the limits of the store require. A
 * transaction that fails because of its holds is halved until the holds are found that cannot be
 * recorded; they are logged and left as they are. Not safe for use by several threads.
 */
final class ExpiryWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWriter.class);

  private final TransactionLimit limit;
  private final Function<ExpireCommand, Freed> transaction;
  private final List<ReservationId> leftOut = new ArrayList<>(0);
  private int expired;
  private @Nullable RuntimeException fault;

  /**
   * Creates a writer that has recorded nothing.
   *
   * @param transaction runs a command in a separate transaction
   */
  ExpiryWriter(TransactionLimit limit, Function<ExpireCommand, Freed> transaction) {
    this.limit = limit;
    this.transaction = transaction;
  }

  /** Returns the number of holds that were recorded as expired. */
  int expired() {
    return expired;
  }

  /** Returns the holds that could not be recorded as expired. */
  List<ReservationId> leftOut() {
    return leftOut;
  }

  /** Returns the first fault of a hold that was left out or of a key, or null if there is none. */
  @Nullable RuntimeException fault() {
    return fault;
  }

  /**
   * Records as expired those of the given holds that have expired, and updates the next expiry of
   * the keys.
   */
  void expire(ShopId shop, List<ReservationId> holds, List<StockKey> keys) {
    if (holds.isEmpty() && keys.isEmpty()) {
      return;
    }
    int looked = 0;
    do {
      int count = Math.min(holds.size() - looked, limit.holds());
      looked += orHalved(shop, holds.subList(looked, looked + count), keys);
    } while (looked < holds.size());
  }

  /** Returns the number of holds checked, from the first on. */
  private int orHalved(ShopId shop, List<ReservationId> holds, List<StockKey> keys) {
    try {
      Freed freed = transaction.apply(new ExpireCommand(shop, holds, keys));
      expired += freed.expired();
      return freed.looked();
    } catch (RuntimeException e) {
      if (Faults.isOfTheStore(e)) {
        throw e;
      }
      if (holds.size() > 1) {
        int half = holds.size() / 2;
        expire(shop, holds.subList(0, half), keys);
        expire(shop, holds.subList(half, holds.size()), keys);
      } else if (holds.size() == 1 && !keys.isEmpty()) {
        // The fault may lie in another hold of the keys, which only the next expiry depends on.
        return orHalved(shop, holds, List.of());
      } else {
        leaveOut(shop, holds, e);
      }
      return holds.size();
    }
  }

  private void leaveOut(ShopId shop, List<ReservationId> holds, RuntimeException why) {
    LOG.error("expired holds {} of {} are left as they are", holds, shop, LoggedFailure.of(why));
    leftOut.addAll(holds);
    if (fault == null) {
      fault = why;
    }
  }
}
