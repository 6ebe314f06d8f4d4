package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Collects the answers that buyers got, to compare them with the stored data. */
final class Receipts implements Answers {
  /**
   * Holds the last answer to a buyer about an order.
   *
   * @param order the order
   * @param state the acknowledged state of the order
   */
  record Receipt(Order order, ReservationState state) {}

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  final AtomicInteger unknown = new AtomicInteger();
  final AtomicInteger unavailable = new AtomicInteger();
  final AtomicInteger busy = new AtomicInteger();
  final AtomicInteger replayed = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  private final Map<ReservationId, Receipt> receipts = new ConcurrentHashMap<>();
  private final Set<ReservationId> turnedAway = ConcurrentHashMap.newKeySet();
  private final Queue<String> lies = new ConcurrentLinkedQueue<>();
  private int acknowledged;
  private int faults;
  private @Nullable InventoryException firstFault;

  @Override
  public synchronized void acknowledge(Order order, ReservationState state) {
    receipts.put(order.id(), new Receipt(order, state));
    acknowledged++;
    notifyAll();
  }

  @Override
  public void replayed() {
    replayed.incrementAndGet();
  }

  @Override
  public void refuse(Order order) {
    refused.incrementAndGet();
    if (!receipts.containsKey(order.id())) {
      turnedAway.add(order.id());
    }
  }

  /** Returns the orders whose first step was refused, so that they took no stock. */
  Set<ReservationId> turnedAway() {
    return Set.copyOf(turnedAway);
  }

  @Override
  public synchronized void fault(InventoryException fault) {
    faults++;
    firstFault = firstFault == null ? fault : firstFault;
    notifyAll();
    if (fault instanceof OutcomeUnknownException) {
      unknown.incrementAndGet();
    } else if (fault instanceof UnavailableException) {
      unavailable.incrementAndGet();
    } else if (fault instanceof BusyException) {
      busy.incrementAndGet();
    } else {
      throw fault;
    }
  }

  /** Returns the first fault with its causes, for the message of a failed check. */
  synchronized String firstFault() {
    StringBuilder text = new StringBuilder("first fault");
    for (Throwable each = firstFault; each != null; each = each.getCause()) {
      text.append(each == firstFault ? ": " : " <- ").append(each);
    }
    return text.toString();
  }

  @Override
  public void lie(String what) {
    lies.add(what);
  }

  /** Waits until this many more steps have been acknowledged. */
  void awaitMore(int steps) throws InterruptedException {
    assertThat(awaitMore(steps, PATIENCE)).as("%s more steps acknowledged", steps).isTrue();
  }

  /**
   * Waits until this many more steps have been acknowledged, or for the given time, and returns
   * whether they have been.
   */
  synchronized boolean awaitMore(int steps, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    int target = acknowledged + steps;
    while (acknowledged < target && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    return acknowledged >= target;
  }

  /** Returns the number of steps that have ended in a fault. */
  synchronized int faults() {
    return faults;
  }

  /** Waits until this many more steps have ended in a fault. */
  synchronized void awaitFaults(int steps) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int target = faults + steps; faults < target; ) {
      assertThat(System.nanoTime() - end).as("waited for %s faults", steps).isNegative();
      wait(1_000);
    }
  }

  /** Returns the number of orders in a state. */
  int count(ReservationState state) {
    return (int) receipts.values().stream().filter(it -> it.state() == state).count();
  }

  List<Receipt> all() {
    return List.copyOf(receipts.values());
  }

  List<String> lies() {
    return List.copyOf(lies);
  }

  @Override
  public synchronized String toString() {
    return "%d orders, %d steps acknowledged, %s unknown, %s unavailable, %s busy, %s replayed, %s refused"
        .formatted(receipts.size(), acknowledged, unknown, unavailable, busy, replayed, refused);
  }
}
