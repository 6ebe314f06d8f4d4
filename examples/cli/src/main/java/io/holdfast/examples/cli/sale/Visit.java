package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.store.Patience;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One visit of a buyer: a hold if planned, a commit unless the hold is abandoned, a cancellation if
 * planned.
 */
final class Visit {
  private final Inventory inventory;
  private final ShopId shop;
  private final Duration ttl;
  private final Patience patience;
  private final Latencies latencies;

  Visit(Inventory inventory, ShopId shop, Duration ttl, Patience patience, Latencies latencies) {
    this.inventory = inventory;
    this.shop = shop;
    this.ttl = ttl;
    this.patience = patience;
    this.latencies = latencies;
  }

  void of(Buyer buyer, Notes notes) {
    if (buyer.holds() && !hold(buyer, notes)) {
      return;
    }
    if (buyer.abandons()) {
      notes.abandoned();
    } else if (commit(buyer, notes) && buyer.cancels()) {
      notes.sendingCancel(System.nanoTime());
      note(patience.ask(() -> inventory.cancel(shop, buyer.id())), notes);
    }
  }

  private boolean hold(Buyer buyer, Notes notes) {
    HoldRequest request = HoldRequest.of(shop, buyer.id(), ttl, buyer.lines());
    long sent = System.nanoTime();
    Outcome<Reservation> outcome = timed(() -> inventory.hold(request));
    if (outcome.isDone() && !outcome.isReplayed()) {
      notes.held(System.nanoTime(), sent + ttl.toNanos());
    }
    note(outcome, notes);
    return outcome.isDone() || standing(outcome) != null;
  }

  private boolean commit(Buyer buyer, Notes notes) {
    // A buyer whose hold has expired tries to buy again.
    CommitRequest request = CommitRequest.of(shop, buyer.id(), buyer.lines()).reacquiring();
    Outcome<Reservation> outcome = timed(() -> inventory.commit(request));
    long now = System.nanoTime();
    note(outcome, notes);
    return outcome.fold(
        it -> {
          notes.committed(now, outcome.isReplayed());
          return true;
        },
        refusal -> {
          if (standing(outcome) == ReservationState.CANCELLED) {
            notes.foundCancelled();
          }
          return false;
        });
  }

  /**
   * Returns the state that an earlier copy of the order has reached, if a step came too late for
   * it.
   */
  private static @Nullable ReservationState standing(Outcome<Reservation> outcome) {
    return outcome.<@Nullable ReservationState>fold(
        done -> null, refusal -> refusal instanceof Refusal.WrongState it ? it.state() : null);
  }

  private Outcome<Reservation> timed(Supplier<Outcome<Reservation>> call) {
    long sent = System.nanoTime();
    Outcome<Reservation> answer = patience.ask(call);
    if (!isReplay(answer)) {
      latencies.add(sent, System.nanoTime());
    }
    return answer;
  }

  private static void note(Outcome<Reservation> outcome, Notes notes) {
    if (isReplay(outcome)) {
      notes.replayed();
    }
  }

  private static boolean isReplay(Outcome<Reservation> outcome) {
    return outcome.isReplayed() || standing(outcome) != null;
  }
}
