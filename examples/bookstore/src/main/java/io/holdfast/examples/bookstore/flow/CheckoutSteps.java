package io.holdfast.examples.bookstore.flow;

/**
 * The steps, as functions that may be repeated. All effects of an execution carry ids that are
 * derived from its name, so a repetition has no second effect, whichever process it runs in. Safe
 * for use by any number of threads.
 */
public interface CheckoutSteps {
  /**
   * Runs a step that ends when it returns.
   *
   * @param step any step but {@link Step#PREPARE_ORDER}
   * @param name the execution
   * @param state the input and the results so far
   * @return the state with the result of this step
   * @throws StepException if the step was refused, or failed in a way that it knows
   * @throws RuntimeException if the step failed otherwise; it may be tried again
   */
  CheckoutState run(Step step, ExecutionName name, CheckoutState state);

  /**
   * Begins {@link Step#PREPARE_ORDER}: extends the hold and sends the message to the worker that
   * looks for a courier. The message may be sent twice; the engine takes the first answer to the
   * token and refuses the others.
   *
   * @param name the execution
   * @param state the input and the results so far
   * @param token the token that the answer has to name
   */
  void askForCourier(ExecutionName name, CheckoutState state, String token);
}
