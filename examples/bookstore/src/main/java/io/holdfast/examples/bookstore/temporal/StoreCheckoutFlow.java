package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** The checkout as a workflow. Its id is the name of the execution. */
@WorkflowInterface
public interface StoreCheckoutFlow {
  /**
   * Runs a checkout to its end. A failed execution is a failed workflow, with the name of the
   * failure as type.
   *
   * @param input the input
   * @param limits the times
   * @return the output; null if the order was taken back
   */
  @WorkflowMethod
  @Nullable String checkout(CheckoutInput input, Limits limits);

  /** Returns how far the checkout has come. */
  @QueryMethod
  Progress progress();

  /** Lets a parked checkout try its step again. Has no effect if it is not parked. */
  @SignalMethod
  void resume();
}
