package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.fail;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryCommands;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats a request under the same id until there is an answer. */
final class Buyer {
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration SHORT_TTL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Inventory inventory;
  private final Answers answers;
  private final boolean withRows;
  private final boolean again;

  Buyer(Inventory inventory, Answers answers) {
    this(inventory, answers, false, false);
  }

  private Buyer(Inventory inventory, Answers answers, boolean withRows, boolean again) {
    this.inventory = inventory;
    this.answers = answers;
    this.withRows = withRows;
    this.again = again;
  }

  /** Returns a buyer whose committed orders each have a row of the host. */
  static Buyer withRows(Inventory inventory, Answers answers) {
    return new Buyer(inventory, answers, true, false);
  }

  /** Returns such a buyer of orders that another buyer may have asked for before. */
  static Buyer askingAgain(Inventory inventory, Answers answers) {
    return new Buyer(inventory, answers, true, true);
  }

  /** Runs an order through all its steps. */
  void settle(Order order) {
    switch (order.path()) {
      case COMMIT -> step(order, () -> commit(order));
      case HOLD_AND_COMMIT -> {
        if (step(order, () -> hold(order, TTL))) {
          step(order, () -> committing(order).commit(CommitRequest.ofHold(Shop.ID, order.id())));
        }
      }
      case HOLD_AND_RELEASE -> {
        if (step(order, () -> hold(order, TTL))) {
          step(order, () -> inventory.release(Shop.ID, order.id()));
        }
      }
      case COMMIT_AND_CANCEL -> {
        if (step(order, () -> commit(order))) {
          step(order, () -> cancelling(order).cancel(Shop.ID, order.id()));
        }
      }
      case HOLD_AND_FORGET -> step(order, () -> hold(order, SHORT_TTL));
    }
  }

  private Outcome<Reservation> commit(Order order) {
    return committing(order)
        .commit(CommitRequest.of(Shop.ID, order.id(), order.lines().toArray(Line[]::new)));
  }

  private InventoryCommands committing(Order order) {
    return withRows ? inventory.alongside(OrderRows.of(order.id())) : inventory;
  }

  private InventoryCommands cancelling(Order order) {
    return withRows ? inventory.alongside(OrderRows.removal(order.id())) : inventory;
  }

  private Outcome<Reservation> hold(Order order, Duration ttl) {
    return inventory.hold(
        HoldRequest.of(Shop.ID, order.id(), ttl, order.lines().toArray(Line[]::new)));
  }

  private boolean step(Order order, Supplier<Outcome<Reservation>> attempt) {
    long start = System.nanoTime();
    boolean unknown = again;
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      try {
        Outcome<Reservation> outcome = attempt.get();
        if (outcome.isReplayed()) {
          answers.replayed();
          if (!unknown) {
            answers.lie(order.id() + " was done, though every fault before said that nothing was");
          }
        }
        if (unknown && outcome.refusal().orElse(null) instanceof WrongState over) {
          // The step was done before, and the order has come to its end since: a hold has expired.
          answers.acknowledge(order, over.state());
          return false;
        }
        if (!outcome.isDone()) {
          answers.refuse(order);
          return false;
        }
        answers.acknowledge(order, outcome.orElseThrow().state());
        return true;
      } catch (InventoryException fault) {
        unknown |= fault instanceof OutcomeUnknownException;
        answers.fault(fault);
      }
    }
    return fail("no answer to " + order.id() + " within " + PATIENCE);
  }
}
