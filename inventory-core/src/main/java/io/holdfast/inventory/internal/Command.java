package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * One command, as the rules see it.
 *
 * @param <T> what the caller gets when it is done
 */
interface Command<T> {
  CommandKind kind();

  ShopId shop();

  Footprint footprint();

  /** The most rows it, or a later step of the reservation it makes, can change in one unit. */
  int rows();

  /**
   * How many rows it will write besides levels, which commands of one unit share. A guess: only the
   * decision knows.
   */
  default int ownRows() {
    return rows() - footprint().keys().size();
  }

  /**
   * Decides on what is on the desk, and puts the changes there. Pure, and may run again.
   *
   * @return the answer; null if expired holds, which the desk knows, have to be freed first
   */
  @Nullable Outcome<T> decide(Desk desk);
}
