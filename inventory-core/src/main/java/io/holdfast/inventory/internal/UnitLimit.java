package io.holdfast.inventory.internal;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one unit of a store can carry.
 *
 * @param rows the most rows
 */
record UnitLimit(int rows) {
  static final UnitLimit NONE = of(Limits.NONE);

  static UnitLimit of(Limits limits) {
    return new UnitLimit(limits.rows());
  }

  /** Whether the store sets none, so that nothing has to be counted. */
  boolean isNone() {
    return rows == Integer.MAX_VALUE;
  }

  boolean allows(Changes changes) {
    return isNone() || changes.rows() <= rows;
  }

  /** Refuses changes that no unit could carry: they never reach the store's write. */
  void check(Changes changes) {
    if (!allows(changes)) {
      throw refusal(changes.rows());
    }
  }

  /**
   * How many commands from the head of a list probably fit one unit; at least one. A level that
   * several of them change is one row.
   */
  int fitting(List<? extends Command<?>> commands) {
    if (isNone()) {
      return commands.size();
    }
    Set<StockKey> levels = new HashSet<>();
    long own = 0;
    for (int i = 0; i < commands.size(); i++) {
      Command<?> command = commands.get(i);
      own += command.ownRows();
      levels.addAll(command.footprint().keys());
      if (i > 0 && own + levels.size() > rows) {
        return i;
      }
    }
    return commands.size();
  }

  /** The most holds that one unit could free: an entry and a row of the index each. */
  int holds() {
    return isNone() ? rows : Math.max(1, rows / 2);
  }

  /** Why a command that needs so many rows is refused. */
  InvalidRequestException refusal(int needed) {
    return new InvalidRequestException(
        "lines", "need " + needed + " rows, the store writes at most " + rows);
  }
}
