package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.Book;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.Total;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Steps without effects. A test says how a step fails. */
final class ScriptedSteps implements CheckoutSteps {
  final List<Step> tried = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
  private final Map<Step, Runnable> tries = new ConcurrentHashMap<>();

  /** Runs this at each try of a step, before it succeeds. */
  ScriptedSteps on(Step step, Runnable each) {
    tries.put(step, each);
    return this;
  }

  /** Throws this at each try of a step. */
  ScriptedSteps failing(Step step, RuntimeException failure) {
    return on(
        step,
        () -> {
          throw failure;
        });
  }

  @Override
  public CheckoutState run(Step step, ExecutionName name, CheckoutState state) {
    attempt(step);
    return switch (step) {
      case CHECK_INVENTORY -> state.withBook(new Book(state.bookId(), "The 10X Rule", 500, 20));
      case CALCULATE_TOTAL -> state.withTotal(new Total(20 * state.quantity(), null));
      case REDEEM_POINTS -> state.withTotal(new Total(state.requireTotal().total() - 300, 300L));
      case BILL_CUSTOMER -> state.withBillingStatus("Successfully billed");
      default -> state;
    };
  }

  @Override
  public void askForCourier(ExecutionName name, CheckoutState state, String token) {
    attempt(Step.PREPARE_ORDER);
    tokens.add(token);
  }

  private void attempt(Step step) {
    tried.add(step);
    Runnable each = tries.get(step);
    if (each != null) {
      each.run();
    }
  }
}
