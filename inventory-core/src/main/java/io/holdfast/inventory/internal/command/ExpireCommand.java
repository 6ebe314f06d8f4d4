package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.rules.Stock;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HoldRow;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records expired holds as expired, and updates the next expiry of keys. The holds are found by an
 * earlier read, so that all levels they touch are in the footprint and are locked in key order.
 *
 * @param shop the tenant
 * @param holds the holds that may have expired
 * @param keys the keys whose next expiry may have passed
 */
public record ExpireCommand(ShopId shop, Collection<ReservationId> holds, Collection<StockKey> keys)
    implements Command<Integer> {
  @Override
  public CommandKind kind() {
    return CommandKind.EXPIRE;
  }

  @Override
  public Footprint footprint() {
    Footprint.Builder footprint = Footprint.of(shop);
    holds.forEach(id -> footprint.entry(id.entry()));
    keys.forEach(footprint::holdsOf);
    return footprint.build();
  }

  @Override
  public int rows() {
    return 1;
  }

  /**
   * The progress of one transaction.
   *
   * @param expired the number of holds recorded as expired
   * @param looked the number of holds that are dealt with, from the first on
   * @param announced whether the transaction has written the message of the next hold, and nothing
   *     else
   */
  public record Freed(int expired, int looked, boolean announced) {}

  @Override
  public Outcome<Integer> decide(WorkingCopy copy) {
    return Outcome.done(free(copy, TransactionLimit.NONE).expired());
  }

  /** Frees as many holds, from the first on, as the transaction can carry, but at least one. */
  public Freed free(WorkingCopy copy, TransactionLimit limit) {
    int expired = 0;
    int looked = 0;
    Set<StockKey> levels = new HashSet<>(keys);
    int own = 0;
    for (ReservationId id : holds) {
      if (copy.entry(id.entry()) instanceof Reservation it && it.isExpiredAt(copy.now())) {
        own += ownRows(it, levels);
        own += copy.writesExpiredHolds() ? Changes.ROWS_OF_AN_EXPIRED_HOLD : 0;
        if (expired > 0 && own + levels.size() > limit.rows()) {
          break;
        }
        expire(copy, it);
        expired++;
      }
      looked++;
      if (own + levels.size() > limit.rows()) {
        break;
      }
    }
    bringNextExpiriesUpToDate(copy);
    return new Freed(expired, looked, false);
  }

  /**
   * Returns the number of rows of one hold: its entry, its index rows, its units, and its levels
   * that are not in {@code levels} yet, which are added there.
   */
  private static int ownRows(Reservation it, Set<StockKey> levels) {
    int rows = 1;
    for (ReservationLine line : it.lines()) {
      levels.add(line.key(it.shop()));
      rows += 1 + line.taken().units().size();
    }
    return rows;
  }

  private void bringNextExpiriesUpToDate(WorkingCopy copy) {
    for (StockKey key : keys) {
      StoredLevel level = copy.level(key);
      if (level != null) {
        Instant next = nextExpiry(copy, key);
        if (!Objects.equals(next, level.nextExpiry())) {
          copy.put(level.withNextExpiry(next), Guard.SAME_VERSION);
        }
      }
    }
  }

  /**
   * Frees a hold that has expired, and returns its record. A hold that is recorded as expired
   * already is left unchanged.
   */
  static Reservation expire(WorkingCopy copy, Reservation it) {
    if (it.state() != ReservationState.HELD) {
      return it;
    }
    Stock.freeHeld(copy, it, true);
    return copy.put(it.expired());
  }

  /**
   * Returns the end of the earliest remaining hold, or the last one loaded if there may be more
   * after it.
   */
  private @Nullable Instant nextExpiry(WorkingCopy copy, StockKey key) {
    List<ExpiringHold> loaded = copy.holds(key);
    for (ExpiringHold hold : loaded) {
      if (!copy.hasWritten(hold.reservation().entry()) && !isOnlyInIndex(copy, key, hold)) {
        return hold.expiresAt();
      }
    }
    return loaded.size() < Footprint.HOLDS_LOADED
        ? null
        : loaded.get(loaded.size() - 1).expiresAt();
  }

  /**
   * Returns whether no reservation has a line of the index. Nobody gets its pieces until a repair
   * corrects the level: otherwise each buyer who needs them would wait for a hold to expire that is
   * not there.
   */
  private boolean isOnlyInIndex(WorkingCopy copy, StockKey key, ExpiringHold hold) {
    ReservationId id = hold.reservation();
    return holds.contains(id)
        && HoldRow.of(copy.entry(id.entry())).stream()
            .noneMatch(row -> row.key().equals(key) && row.expiresAt().equals(hold.expiresAt()));
  }
}
