package io.holdfast.contract.model;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.testing.SettableClock;

/**
 * One step of a script, for an inventory, for the model, and as Java source.
 *
 * @param java the line of Java that runs the step on an inventory
 * @param onInventory runs the step on an inventory
 * @param onModel runs the step on the model
 * @since 0.1.0
 */
public record Command(String java, OnInventory onInventory, OnModel onModel) {
  /** Runs a step on an inventory. */
  @FunctionalInterface
  public interface OnInventory {
    /** Runs the step, and returns the answer. */
    Object ask(Inventory inventory, ShopId shop, SettableClock clock);
  }

  /** Runs a step on the model. */
  @FunctionalInterface
  public interface OnModel {
    /** Runs the step, and returns the answer. */
    Object ask(ReferenceModel model, ShopId shop);
  }

  @Override
  public String toString() {
    return java;
  }
}
