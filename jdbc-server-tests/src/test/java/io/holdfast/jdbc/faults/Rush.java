package io.holdfast.jdbc.faults;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Offers orders without waiting for answers: two for each that was sold, and {@link #AHEAD} more.
 * It stores one bit for each order, so that it takes almost no memory itself.
 */
final class Rush {
  private static final int AHEAD = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Inventory inventory;
  private final BitSet soldOrders = new BitSet();
  private final List<String> faults = new ArrayList<>();
  private int offered;
  private int sold;
  private int busy;
  private int mostWaiting;

  Rush(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Offers orders until the condition is true. */
  void offerUntil(Predicate<Rush> enough) throws InterruptedException {
    while (!enough.test(this)) {
      offer(next());
    }
  }

  /**
   * Returns the next number as soon as the store has sold half as many orders as it was offered,
   * apart from the last {@link #AHEAD}.
   */
  private synchronized int next() throws InterruptedException {
    awaitUntil(() -> offered - AHEAD < 2 * (sold + faults.size()));
    offered++;
    return offered - 1;
  }

  private void offer(int number) {
    inventory
        .commitAsync(CommitRequest.of(Shop.ID, id(number), Shop.line("hot", 1)))
        .whenComplete((outcome, fault) -> answered(number, outcome, fault));
  }

  private synchronized void answered(
      int number, @Nullable Outcome<Reservation> outcome, @Nullable Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    mostWaiting = Math.max(mostWaiting, offered - sold - busy - faults.size());
    if (outcome != null && outcome.isDone() && !outcome.isReplayed()) {
      sold++;
      soldOrders.set(number);
    } else if (cause instanceof BusyException) {
      busy++;
    } else {
      faults.add(id(number) + ": " + (outcome == null ? cause : outcome));
    }
    notifyAll();
  }

  /** Waits until every order has its answer. */
  synchronized void awaitAnswers() throws InterruptedException {
    awaitUntil(() -> offered == sold + busy + faults.size());
  }

  private void awaitUntil(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("nothing more is answered: " + this);
      }
      wait(1_000);
    }
  }

  /**
   * Passes about this many of the orders, evenly spread, and whether they were sold, to the check.
   */
  void sample(int about, BiConsumer<ReservationId, Boolean> check) {
    int step = Math.max(1, offered / about);
    for (int number = 0; number < offered; number += step) {
      check.accept(id(number), soldOrders.get(number));
    }
  }

  private static ReservationId id(int number) {
    return new ReservationId("rush-" + number);
  }

  synchronized int offered() {
    return offered;
  }

  synchronized int sold() {
    return sold;
  }

  synchronized int busy() {
    return busy;
  }

  synchronized int mostWaiting() {
    return mostWaiting;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  @Override
  public synchronized String toString() {
    return "%d offered, %d sold, %d busy, %d faults, %d waited at most"
        .formatted(offered, sold, busy, faults.size(), mostWaiting);
  }
}
