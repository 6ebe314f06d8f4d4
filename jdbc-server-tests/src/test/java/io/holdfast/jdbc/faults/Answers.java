package io.holdfast.jdbc.faults;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ReservationState;

/** Takes the answers that buyers get. */
interface Answers {
  /** Takes the answer that a step of an order was done, and the state of the order since. */
  void acknowledge(Order order, ReservationState state);

  /** Takes the answer that a step of an order was done before. */
  void replayed();

  /** Takes the answer that a step of an order was refused. */
  void refuse(Order order);

  /** Takes a fault in which a step of an order has ended; throws a fault that must not happen. */
  void fault(InventoryException fault);

  /** Takes a false answer: nothing was done, though something was. */
  void lie(String what);
}
