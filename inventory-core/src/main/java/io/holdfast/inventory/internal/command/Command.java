package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command, as the rules see it.
 *
 * @param <T> the result of the command
 */
public interface Command<T> {
  CommandKind kind();

  ShopId shop();

  /** Returns the id of the reservation or operation, or null if the command has no id. */
  default @Nullable EntryId entry() {
    return null;
  }

  /** Returns the lines that the request names, or an empty list if it names none. */
  default List<Line> lines() {
    return List.of();
  }

  Footprint footprint();

  /**
   * Returns the largest number of rows that this command, or a later step of the reservation it
   * makes, can change in one transaction.
   */
  int rows();

  /**
   * Returns the expected number of rows besides levels that this command writes. Commands of one
   * transaction share levels. It is an estimate: only the decision knows the number.
   */
  default int ownRows() {
    return rows() - footprint().keys().size();
  }

  /**
   * Decides on the state of the copy, and puts the changes there. The decision has no other effect
   * and may run again.
   *
   * @return the outcome, or null if expired holds, which the copy knows, have to be freed first
   */
  @Nullable Outcome<T> decide(WorkingCopy copy);
}
