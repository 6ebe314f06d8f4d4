package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.Timing;
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
   * @param timing the times; they are part of the history, so a process with other times does not
   *     change a checkout that has begun
   * @return the output; null if the order was taken back
   */
  @WorkflowMethod
  @Nullable String checkout(CheckoutInput input, Timing timing);

  /** Returns how far the checkout has come. */
  @QueryMethod
  Progress progress();

  /** Lets a parked checkout try its step again. Has no effect if it is not parked. */
  @SignalMethod
  void resume();
}
