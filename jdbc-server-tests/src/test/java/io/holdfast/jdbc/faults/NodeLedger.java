package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.faults.Receipts.Receipt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Records what a node that runs {@link MixedSale} has told, in a few bits for each order. It
 * outlives the JVMs of its node.
 */
final class NodeLedger implements Consumer<String[]> {
  private static final List<ReservationState> STATES = List.of(ReservationState.values());

  private final String prefix;
  private final List<String> wrongs = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  // For each order 1 + the place of the state that was told last, or 0.
  private byte[] told = new byte[1_000];
  private final BitSet ended = new BitSet();
  private int first;
  private boolean isStarted;

  NodeLedger(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  @Override
  public synchronized void accept(String[] words) {
    switch (words[0]) {
      case "ready" -> count("JVMs");
      case "told" -> {
        int number = Integer.parseInt(words[1]);
        if (number >= told.length) {
          told = Arrays.copyOf(told, 2 * number);
        }
        told[number] = (byte) (1 + STATES.indexOf(ReservationState.valueOf(words[2])));
        count("steps");
      }
      case "end" -> ended.set(Integer.parseInt(words[1]));
      case "refused", "replayed" -> count(words[0]);
      case "fault" -> count(words[1]);
      default -> wrongs.add(String.join(" ", words));
    }
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /**
   * Prepares for the next JVM of the node, and returns the orders that the last one has left
   * without an end, by number; some of them it may not have begun.
   */
  synchronized List<Integer> restart() {
    if (isStarted) {
      // Each buyer has begun at most one order that has not ended.
      first += ended.get(first, Math.max(first, ended.length())).cardinality() + MixedSale.BUYERS;
    }
    isStarted = true;
    List<Integer> open =
        IntStream.range(0, first).filter(number -> !ended.get(number)).boxed().toList();
    counts.merge("without an end at a kill", open.size(), Integer::sum);
    return open;
  }

  /** Returns the number of the first order that the next JVM takes. */
  synchronized int first() {
    return first;
  }

  /** Returns the receipts of all orders of which a step was acknowledged. */
  synchronized Stream<Receipt> receipts() {
    byte[] now = told.clone();
    return IntStream.range(0, now.length).filter(n -> now[n] > 0).mapToObj(n -> receipt(n, now[n]));
  }

  /** Returns the receipts of those orders that the last JVM has left without an end. */
  synchronized List<Receipt> open() {
    return receipts().filter(it -> !ended.get(number(it.order()))).toList();
  }

  private Receipt receipt(int number, int toldState) {
    return new Receipt(Assortment.order(prefix, number), STATES.get(toldState - 1));
  }

  private int number(Order order) {
    return Integer.parseInt(order.id().value().substring(prefix.length()));
  }

  /** Returns the ids of the orders that have ended without an acknowledged step. */
  synchronized Stream<ReservationId> refused() {
    return ended.stream()
        .filter(number -> number >= told.length || told[number] == 0)
        .mapToObj(number -> Assortment.order(prefix, number).id())
        .toList()
        .stream();
  }

  /** Asserts that no answer was wrong so far. */
  synchronized void isRight() {
    assertThat(wrongs).as("wrong answers").isEmpty();
  }

  /** Asserts that no answer was wrong, and that each order that was begun has an end. */
  synchronized void isComplete() {
    isRight();
    assertThat(ended.nextClearBit(0)).as("first order without an end").isEqualTo(ended.length());
    assertThat(receipts().filter(NodeLedger::isHalfway)).as("orders that stop halfway").isEmpty();
  }

  private static boolean isHalfway(Receipt receipt) {
    Order.Path path = receipt.order().path();
    // Nobody comes back to see an abandoned hold end.
    return path != Order.Path.HOLD_AND_FORGET && receipt.state() != path.end();
  }

  /** Returns the counts of several ledgers. */
  static String counts(List<NodeLedger> ledgers) {
    Map<String, Integer> sums = new TreeMap<>();
    for (NodeLedger ledger : ledgers) {
      synchronized (ledger) {
        sums.merge("orders", ledger.ended.cardinality(), Integer::sum);
        ledger.counts.forEach((what, count) -> sums.merge(what, count, Integer::sum));
      }
    }
    return sums.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }
}
