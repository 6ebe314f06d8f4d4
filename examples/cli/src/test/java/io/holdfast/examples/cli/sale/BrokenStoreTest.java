package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.examples.cli.Ran;
import io.holdfast.examples.cli.SharedMemory;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.testing.ForwardingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The check is worth something only if a store that breaks its promises does not pass it. */
class BrokenStoreTest {
  private static final String[] PLAIN = {"--holds", "0", "--cancels", "0", "--duplicates", "0"};

  @Test
  void seesAStoreThatForgetsToCountSomeSales() {
    JsonNode report = failing(it -> new Forgetful(it, true), PLAIN);
    assertThat(report.get("oversold").asLong()).isPositive();
    assertThat(report.get("miscounted").asLong()).isPositive();
    assertThat(report.get("violations").asLong()).isPositive();
  }

  @Test
  void seesAStoreThatForgetsToKeepSomeOrders() {
    JsonNode report = failing(it -> new Forgetful(it, false), PLAIN);
    assertThat(report.get("mismatched").asLong()).isPositive();
    assertThat(report.get("violations").asLong()).isPositive();
  }

  @Test
  void seesThatOneOrderIsSoldTwice() {
    // More stock than orders: each copy of a forgotten order finds some.
    Ran ran =
        sale(
            it -> new Forgetful(it, false),
            400,
            "--holds",
            "0",
            "--cancels",
            "0",
            "--duplicates",
            "1");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
    assertThat(ran.json().get("doubled").asLong()).isPositive();
  }

  @Test
  void seesAStoreThatKeepsStockBack() {
    JsonNode report =
        failing(
            it ->
                new ForwardingStore(it) {
                  private final AtomicInteger sold = new AtomicInteger();

                  @Override
                  public <R> R decide(Footprint footprint, Decision<R> decision) {
                    // Who comes after the fifteenth finds a shop without stock.
                    boolean closed = isSale(footprint) && sold.incrementAndGet() > 15;
                    return super.decide(
                        footprint,
                        snapshot -> decision.on(closed ? new EmptyShelves(snapshot) : snapshot));
                  }
                },
            PLAIN);
    assertThat(report.get("sold").asLong()).isLessThan(20);
    assertThat(report.get("undersold").asLong()).isEqualTo(20 - report.get("sold").asLong());
  }

  @Test
  void repeatsUnderTheSameIdWhatGotNoAnswer() {
    Ran ran = sale(Flaky::new, "--duplicates", "0.2", "--holds", "0.2", "--ttl", "1s");
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    assertThat(ran.json().get("sold").asLong()).isEqualTo(20);
    assertThat(ran.json().get("repeatedCalls").asLong()).isPositive();
  }

  @Test
  void endsWithAFaultWhenThereIsNoAnswerAtAll() {
    Ran ran =
        sale(
            it ->
                new ForwardingStore(it) {
                  @Override
                  public <R> R decide(Footprint footprint, Decision<R> decision) {
                    throw new BusyException("nobody has time", null);
                  }
                },
            "--patience",
            "0s");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).endsWith("fault: nobody has time" + System.lineSeparator());
    assertThat(ran.out()).isEmpty();
  }

  private static JsonNode failing(UnaryOperator<InventoryStore> broken, String... options) {
    Ran ran = sale(broken, options);
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(1);
    return ran.json();
  }

  private static Ran sale(UnaryOperator<InventoryStore> broken, String... options) {
    return sale(broken, 20, options);
  }

  private static Ran sale(UnaryOperator<InventoryStore> broken, int units, String... options) {
    List<String> args = new ArrayList<>(List.of("flash-sale", "--json", "--units", "" + units));
    args.addAll(List.of("--buyers", "100", "--clients", "4"));
    args.addAll(List.of(options));
    return Ran.on(new SharedMemory(broken), args.toArray(String[]::new));
  }

  private static boolean isSale(Footprint footprint) {
    return !footprint.entries().isEmpty();
  }

  /** Every fifth sale is written without the level, or without the order. */
  private static final class Forgetful extends ForwardingStore {
    private final boolean level;
    private final AtomicInteger sales = new AtomicInteger();

    Forgetful(InventoryStore store, boolean level) {
      super(store);
      this.level = level;
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      return super.decide(footprint, snapshot -> forget(decision.on(snapshot)));
    }

    private <R> Verdict<R> forget(Verdict<R> verdict) {
      Changes all = verdict.changes();
      if (all.entries().isEmpty() || sales.incrementAndGet() % 5 != 0) {
        return verdict;
      }
      Changes some =
          level
              ? new Changes(List.of(), all.entries(), all.units(), all.movements())
              : new Changes(all.levels(), List.of(), all.units(), all.movements());
      return new Verdict<>(verdict.answer(), some);
    }
  }

  /** Every third call is not done, every fifth is done and its answer lost. */
  private static final class Flaky extends ForwardingStore {
    private final AtomicInteger calls = new AtomicInteger();

    Flaky(InventoryStore store) {
      super(store);
    }

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      int call = calls.incrementAndGet();
      if (call % 3 == 0) {
        throw new BusyException("not now", null);
      }
      R answer = super.decide(footprint, decision);
      if (call % 5 == 0) {
        throw new OutcomeUnknownException("the line went dead", null);
      }
      return answer;
    }
  }
}
