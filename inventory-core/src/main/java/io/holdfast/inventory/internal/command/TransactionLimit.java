package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The size limit of one transaction of a store.
 *
 * @param rows the largest number of rows
 */
public record TransactionLimit(int rows) {
  static final TransactionLimit NONE = of(Limits.NONE);

  public static TransactionLimit of(Limits limits) {
    return new TransactionLimit(limits.rows());
  }

  /** Returns whether the store sets no limit, so that nothing has to be counted. */
  public boolean isNone() {
    return rows == Integer.MAX_VALUE;
  }

  public boolean allows(Changes changes) {
    return isNone() || changes.rows() <= rows;
  }

  /** Refuses changes that no transaction could carry. They never reach the write of the store. */
  public void check(Changes changes) {
    if (!allows(changes)) {
      throw refusal(changes.rows());
    }
  }

  /**
   * Returns the number of commands from the head of a list that probably fit one transaction, at
   * least 1. A level that several of them change is one row.
   */
  public int fitting(List<? extends Command<?>> commands) {
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

  /**
   * Returns the largest number of holds that one transaction can free, with one entry and one index
   * row each.
   */
  public int holds() {
    return isNone() ? rows : Math.max(1, rows / 2);
  }

  /** Returns the exception for a command that needs the given number of rows. */
  public InvalidRequestException refusal(int needed) {
    return new InvalidRequestException(
        "lines", "need " + needed + " rows, the store writes at most " + rows);
  }
}
