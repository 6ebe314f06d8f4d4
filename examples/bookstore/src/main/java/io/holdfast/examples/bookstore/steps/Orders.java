package io.holdfast.examples.bookstore.steps;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.inventory.spi.HostWrite;

/**
 * The table of orders, whose rows are written in the transactions that take and give back stock.
 */
public interface Orders {
  /** Returns the write of an order whose stock is committed. */
  HostWrite placed(ExecutionName name, CheckoutState state);

  /** Returns the write that removes an order whose stock is given back. */
  HostWrite removed(ExecutionName name);
}
