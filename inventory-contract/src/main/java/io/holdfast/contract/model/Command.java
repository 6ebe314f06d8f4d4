package io.holdfast.contract.model;

import io.holdfast.contract.SettableClock;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;

/**
 * One step of a script: how it is asked of an inventory, how of the model, and how it is written in
 * Java.
 *
 * @param java the line of Java that asks the inventory
 * @param onInventory asks an inventory
 * @param onModel asks the model
 */
public record Command(String java, OnInventory onInventory, OnModel onModel) {
  /** Asks an inventory. */
  @FunctionalInterface
  public interface OnInventory {
    /** Asks, and returns the answer. */
    Object ask(Inventory inventory, ShopId shop, SettableClock clock);
  }

  /** Asks the model. */
  @FunctionalInterface
  public interface OnModel {
    /** Asks, and returns the answer. */
    Object ask(ReferenceModel model, ShopId shop);
  }

  @Override
  public String toString() {
    return java;
  }
}
