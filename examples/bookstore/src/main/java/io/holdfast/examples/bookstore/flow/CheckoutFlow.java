package io.holdfast.examples.bookstore.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The flow {@code StoreCheckoutFlow}: which step follows which, and which compensations run after a
 * failure. It is defined here once, for every engine. The functions are pure, so an engine may call
 * them again when it replays an execution.
 */
public final class CheckoutFlow {
  /** The name of the flow. */
  public static final String NAME = "StoreCheckoutFlow";

  private CheckoutFlow() {}

  /** Returns the first checkpoint of an execution. */
  public static Checkpoint start(ExecutionName name, CheckoutInput input, Instant now) {
    Step first = Step.CHECK_INVENTORY;
    return new Checkpoint(
        name,
        first,
        CheckoutState.of(input),
        List.of(),
        null,
        List.of(new Visit(first.state(), now)));
  }

  /**
   * Returns the checkpoint after a step that has succeeded.
   *
   * @param at the checkpoint at which the step was due
   * @param state the state that the step has returned
   * @param now the time
   */
  public static Checkpoint succeeded(Checkpoint at, CheckoutState state, Instant now) {
    Step step = at.requireStep();
    if (step.isCompensation()) {
      return undoNext(at, now);
    }
    Draft draft = new Draft(at, state, now).planUndo(step);
    return switch (step) {
      case CHECK_INVENTORY -> draft.at(Step.CALCULATE_TOTAL);
      case CALCULATE_TOTAL -> choose(draft.visit("isRedeemNeeded"));
      case REDEEM_POINTS -> draft.at(Step.BILL_CUSTOMER);
      case BILL_CUSTOMER -> draft.at(Step.PREPARE_ORDER);
      case PREPARE_ORDER -> draft.at(Step.COMMIT_STOCK);
      case COMMIT_STOCK -> draft.at(Step.DISPATCH_ORDER);
      case DISPATCH_ORDER ->
          draft
              .visit("Dispatched")
              .outcome(Outcome.text("Your order will be dispatched in 24 hours"))
              .over();
      default -> throw new IllegalStateException("not a forward step: " + step);
    };
  }

  private static Checkpoint choose(Draft draft) {
    Boolean redeem = draft.state.redeem();
    if (redeem == null) {
      return draft
          .outcome(
              Outcome.failed(
                  "States.Runtime",
                  "Invalid path '$.redeem': The choice state's condition path references an invalid"
                      + " value."))
          .undo();
    }
    return draft.at(redeem ? Step.REDEEM_POINTS : Step.BILL_CUSTOMER);
  }

  /**
   * Returns the checkpoint after a step that has failed, with the compensations that have to run.
   *
   * @param at the checkpoint at which the step was due
   * @param failure the failure of its last try
   * @param now the time
   * @throws IllegalStateException if the step is parked when it fails
   */
  public static Checkpoint failed(Checkpoint at, StepFailure failure, Instant now) {
    Step step = at.requireStep();
    if (step.isParkedWhenGivenUp()) {
      throw new IllegalStateException(step + " is parked when it fails");
    }
    Draft draft = new Draft(at, at.state(), now);
    if (failure.mayHaveEffect()) {
      draft.planUndo(step);
    }
    switch (step) {
      case CHECK_INVENTORY -> refused(draft, failure);
      case REDEEM_POINTS ->
          draft.visit("RedeemPointsError").outcome(Outcome.text("Error in redeeming points"));
      case BILL_CUSTOMER -> draft.visit("BillingError").outcome(Outcome.TAKEN_BACK);
      case PREPARE_ORDER -> draft.outcome(endsSearch(failure) ? Outcome.TAKEN_BACK : of(failure));
      case COMMIT_STOCK ->
          draft.outcome(failure.mayHaveEffect() ? of(failure) : Outcome.TAKEN_BACK);
      default -> draft.outcome(of(failure));
    }
    return draft.undo();
  }

  /** Returns whether the search for a courier has ended as it may: without one. */
  private static boolean endsSearch(StepFailure failure) {
    return switch (failure.error()) {
      case StepFailure.NO_COURIER, StepFailure.TIMEOUT, StepFailure.HEARTBEAT_TIMEOUT -> true;
      default -> false;
    };
  }

  private static Outcome of(StepFailure failure) {
    return Outcome.failed(failure.error(), failure.cause());
  }

  private static void refused(Draft draft, StepFailure failure) {
    switch (failure.error()) {
      case "BookNotFound" ->
          draft.visit("BookNotFoundError").outcome(Outcome.text("No such book available"));
      case "BookOutOfStock" ->
          draft
              .visit("BookOutOfStockError")
              .outcome(Outcome.text("Sorry, the book is out of stock"));
      default -> draft.outcome(of(failure));
    }
  }

  private static Checkpoint undoNext(Checkpoint at, Instant now) {
    Draft draft = new Draft(at, at.state(), now);
    draft.toUndo.remove(0);
    return draft.undo();
  }

  /** A checkpoint in the making. */
  private static final class Draft {
    private final ExecutionName name;
    private final CheckoutState state;
    private final Instant now;
    private final List<Step> toUndo;
    private final List<Visit> history;
    private @Nullable Outcome outcome;

    Draft(Checkpoint at, CheckoutState state, Instant now) {
      this.name = at.name();
      this.state = state;
      this.now = now;
      this.toUndo = new ArrayList<>(at.toUndo());
      this.history = new ArrayList<>(at.history());
      this.outcome = at.outcome();
    }

    /** Plans that a step is undone. Two steps with one compensation are undone once. */
    Draft planUndo(Step done) {
      Optional<Step> undo = done.undoneBy();
      if (undo.isPresent() && !toUndo.contains(undo.get())) {
        toUndo.add(0, undo.get());
      }
      return this;
    }

    Draft visit(String entered) {
      if (!history.get(history.size() - 1).state().equals(entered)) {
        history.add(new Visit(entered, now));
      }
      return this;
    }

    Draft outcome(Outcome decided) {
      this.outcome = decided;
      return this;
    }

    Checkpoint at(Step step) {
      visit(step.state());
      return new Checkpoint(name, step, state, toUndo, outcome, history);
    }

    Checkpoint over() {
      return new Checkpoint(name, null, state, List.of(), outcome, history);
    }

    Checkpoint undo() {
      return toUndo.isEmpty() ? over() : at(toUndo.get(0));
    }
  }
}
