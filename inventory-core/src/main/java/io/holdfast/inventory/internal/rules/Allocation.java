package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.Fill;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks lines against the stock: what each line would get, or why none gets anything. It reads
 * only and takes nothing. A shortage counts as demand for the supplier. Refusals are checked in
 * this order: unknown articles, lines without units, unknown units, numbers too large, short stock.
 */
public final class Allocation {
  private final WorkingCopy copy;
  private List<Portion> portions = List.of();
  private List<StoredLevel> levels = List.of();
  private List<StockKey> unknown = List.of();
  private List<StockKey> withoutUnits = List.of();
  private List<UnitKey> unknownUnits = List.of();
  private List<Shortage> shortages = List.of();
  private @Nullable Refusal limit;
  private @Nullable Refusal refusal;
  private boolean mustFree;
  private boolean anything;

  private Allocation(WorkingCopy copy) {
    this.copy = copy;
  }

  /** Checks lines, each of a different stock key. */
  public static Allocation of(WorkingCopy copy, ShopId shop, List<Line> lines, Fill fill) {
    Allocation allocation = new Allocation(copy);
    for (int i = 0; i < lines.size(); i++) {
      allocation.weigh(lines.get(i), lines.get(i).key(shop), fill);
    }
    allocation.refusal = allocation.refusal(fill);
    if (!allocation.shortages.isEmpty() && (allocation.isGranted() || allocation.isShort())) {
      allocation.tellSupplier();
    }
    return allocation;
  }

  private boolean isShort() {
    return refusal instanceof InsufficientStock;
  }

  private void tellSupplier() {
    for (Shortage it : shortages) {
      Restocking.missed(copy, it.key(), it.requested() - it.available());
    }
    levels =
        levels.stream()
            .map(level -> Objects.requireNonNullElse(copy.level(level.key()), level))
            .toList();
  }

  /**
   * Returns the refusal, or null if stock is granted or if expired holds have to be freed first.
   */
  @Nullable
  public Refusal refusal() {
    return refusal;
  }

  /** Returns whether stock is granted. */
  public boolean isGranted() {
    return refusal == null && !mustFree;
  }

  /** Returns the portion granted to the line at this index. Call it only if stock is granted. */
  public Portion portion(int line) {
    return portions.get(line);
  }

  /** Returns the portion that a line asked for, which is usually the granted one. */
  public static Portion requested(Line line, Portion granted) {
    return granted.quantity() == line.quantity() ? granted : Portion.of(line);
  }

  /**
   * Returns the level that the line at this index takes from, as it was when the line was checked.
   */
  public StoredLevel level(int line) {
    return levels.get(line);
  }

  private void weigh(Line line, StockKey key, Fill fill) {
    StoredLevel level = copy.level(key);
    if (level == null) {
      unknown = Lists.plus(unknown, key);
      return;
    }
    levels = Lists.plus(levels, level);
    if (level.isByUnit()) {
      if (line.units().isEmpty()) {
        withoutUnits = Lists.plus(withoutUnits, key);
      } else {
        weighUnits(line, level.key(), fill);
      }
    } else if (!line.units().isEmpty()) {
      for (UnitId unit : line.units()) {
        unknownUnits = Lists.plus(unknownUnits, new UnitKey(key, unit));
      }
    } else if (!level.isTracked()) {
      weighUntracked(line, level);
    } else {
      weighQuantity(line, level, fill);
    }
  }

  private void weighUntracked(Line line, StoredLevel level) {
    if (level.held() + level.committed() > StockLevel.MAX_ON_HAND - line.quantity()) {
      limit = new LimitExceeded(level.key(), StockLevel.MAX_ON_HAND);
    }
    grant(Portion.of(line));
  }

  private void weighQuantity(Line line, StoredLevel level, Fill fill) {
    long wanted = line.quantity();
    if (wanted <= level.claimable()) {
      grant(Portion.of(line));
      return;
    }
    long available = Math.max(0, level.available());
    if (level.expiredHeld() > 0
        && (wanted <= available || (fill == Fill.UP_TO_AVAILABLE && available > 0))) {
      copy.freeFirst(level.key());
      mustFree = true;
    } else if (fill == Fill.UP_TO_AVAILABLE && available > 0) {
      grant(new Portion(available, List.of()));
    } else {
      shortages = Lists.plus(shortages, new Shortage(level.key(), wanted, available, List.of()));
      portions = Lists.plus(portions, Portion.NONE);
    }
  }

  private void weighUnits(Line line, StockKey key, Fill fill) {
    List<UnitId> mine = new ArrayList<>();
    List<UnitId> others = new ArrayList<>(0);
    List<Unit> expired = new ArrayList<>(0);
    for (UnitId id : line.units()) {
      Unit unit = copy.unit(new UnitKey(key, id));
      if (unit == null) {
        unknownUnits = Lists.plus(unknownUnits, new UnitKey(key, id));
      } else if (unit.state() == UnitState.FREE) {
        mine.add(id);
      } else if (unit.isExpiredAt(copy.now())) {
        expired.add(unit);
        mine.add(id);
      } else {
        others.add(id);
      }
    }
    boolean enough = fill == Fill.UP_TO_AVAILABLE ? !mine.isEmpty() : others.isEmpty();
    if (!enough) {
      shortages = Lists.plus(shortages, new Shortage(key, line.quantity(), mine.size(), others));
      portions = Lists.plus(portions, Portion.NONE);
      return;
    }
    for (Unit unit : expired) {
      if (unit.owner() != null) {
        copy.freeFirst(unit.owner());
        mustFree = true;
      }
    }
    grant(new Portion(mine.size(), mine));
  }

  private void grant(Portion portion) {
    anything = true;
    portions = Lists.plus(portions, portion);
  }

  private @Nullable Refusal refusal(Fill fill) {
    if (!unknown.isEmpty()) {
      return new UnknownSku(unknown);
    }
    if (!withoutUnits.isEmpty()) {
      return new UnitsRequired(withoutUnits);
    }
    if (!unknownUnits.isEmpty()) {
      return new UnknownUnit(unknownUnits);
    }
    if (limit != null) {
      return limit;
    }
    boolean tooLittle =
        fill == Fill.UP_TO_AVAILABLE ? !anything && !mustFree : !shortages.isEmpty();
    return tooLittle ? new InsufficientStock(shortages) : null;
  }
}
