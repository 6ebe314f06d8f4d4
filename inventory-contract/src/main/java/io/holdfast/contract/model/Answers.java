package io.holdfast.contract.model;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.CountRequired;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockLevel;
import java.util.List;
import java.util.Optional;

/**
 * Removes from answers what the rules leave open: versions, the texts of explanations, and demand
 * that has not been written yet.
 *
 * @since 0.1.0
 */
public final class Answers {
  private Answers() {}

  /** Returns the answer without these parts. */
  public static Object plain(Object answer) {
    if (answer instanceof Outcome.Done<?> it) {
      return new Outcome.Done<>(plain(it.value()), it.replayed());
    } else if (answer instanceof Outcome.Refused<?> it) {
      return Outcome.refused(plain(it.reason()));
    } else if (answer instanceof Optional<?> it) {
      return it.map(Answers::plain);
    } else if (answer instanceof List<?> it) {
      return it.stream().map(Answers::plain).toList();
    } else if (answer instanceof Reservation it) {
      return plain(it);
    } else if (answer instanceof StockLevel it) {
      return plain(it);
    } else if (answer instanceof RestockStatus it) {
      return plain(it);
    } else if (answer instanceof StockChange it) {
      return new StockChange(
          it.id(), it.at(), it.levels().stream().map(Answers::plain).toList(), it.receipt());
    }
    return answer;
  }

  private static Refusal plain(Refusal refusal) {
    if (refusal instanceof IdReused it) {
      return new IdReused(it.id(), List.of());
    }
    if (refusal instanceof OnHandChanged it) {
      return new OnHandChanged(it.onHandVersion(), plain(it.level()));
    }
    if (refusal instanceof CountRequired it) {
      return new CountRequired(plain(it.level()));
    }
    return refusal instanceof PolicyConflict it ? new PolicyConflict(it.key(), "") : refusal;
  }

  private static Reservation plain(Reservation it) {
    return new Reservation(
        it.shop(),
        it.id(),
        it.state(),
        it.lines(),
        it.heldAt(),
        it.expiresAt(),
        it.committedAt(),
        it.dispatchedAt(),
        it.endedAt(),
        1);
  }

  /** Demand is written later. */
  private static RestockStatus plain(RestockStatus it) {
    OpenRequest open = it.open();
    return open == null ? it : it.withOpen(new OpenRequest(open.request(), open.received(), 0));
  }

  private static StockLevel plain(StockLevel it) {
    return new StockLevel(
        it.key(),
        it.policy(),
        it.onHand(),
        it.held(),
        it.committed(),
        it.incoming(),
        it.onHandVersion(),
        1);
  }
}
