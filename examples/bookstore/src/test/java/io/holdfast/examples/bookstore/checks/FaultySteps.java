package io.holdfast.examples.bookstore.checks;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import java.util.function.Supplier;

/** Steps with a fault before or after each of them. */
public final class FaultySteps implements CheckoutSteps {
  private final CheckoutSteps steps;
  private final Fault fault;

  /** Creates the steps. */
  public FaultySteps(CheckoutSteps steps, Fault fault) {
    this.steps = steps;
    this.fault = fault;
  }

  /** Something that happens at a step. */
  @FunctionalInterface
  public interface Fault {
    /**
     * Happens, or not. What it throws ends the step.
     *
     * @param step the step
     * @param after whether the step has had its effect
     * @param name the execution
     */
    void at(Step step, boolean after, ExecutionName name);
  }

  @Override
  public CheckoutState run(Step step, ExecutionName name, CheckoutState state) {
    return between(step, name, () -> steps.run(step, name, state));
  }

  @Override
  public void askForCourier(ExecutionName name, CheckoutState state, String token) {
    boolean unused =
        between(
            Step.PREPARE_ORDER,
            name,
            () -> {
              steps.askForCourier(name, state, token);
              return true;
            });
  }

  private <T> T between(Step step, ExecutionName name, Supplier<T> run) {
    fault.at(step, false, name);
    T result = run.get();
    fault.at(step, true, name);
    return result;
  }
}
